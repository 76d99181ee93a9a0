import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'

interface Props {
  /** What the button says. */
  find: string
  /** The address of the page that shows all. */
  all: string
}

/** The end of a form by which a list is narrowed down, in its grid. */
export function FilterButtons({ find, all }: Props) {
  return (
    <p className="col-span-full flex flex-wrap items-center gap-4">
      <Button>{find}</Button>
      <Link href={all} className="inline-flex min-h-11 items-center underline underline-offset-4">
        Clear
      </Link>
    </p>
  )
}
