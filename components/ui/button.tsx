import type { ComponentProps } from 'react'
import { Link } from './link'

type Variant = 'primary' | 'secondary' | 'quiet'

const boxed = 'px-[min(1.25rem,5.5vw)]'

// A quiet one looks like a link: nobody sees a box, so its text stands where the texts around it do.
const variants: Record<Variant, string> = {
  primary: `${boxed} bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong`,
  secondary: `${boxed} bg-ground text-ink border-edge hover:border-ink`,
  quiet: 'border-x-0 border-transparent text-muted underline underline-offset-4 hover:text-ink',
}

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded border py-2 text-center font-medium motion-safe:transition-colors disabled:cursor-default disabled:opacity-60 aria-disabled:cursor-default aria-disabled:text-muted'

/** The classes of a button, for an element that is none. */
function buttonClasses(variant: Variant = 'primary', more = ''): string {
  return `${shape} ${variants[variant]} ${more}`
}

/** A button. It is a submit button unless `type` says otherwise. */
export function Button({
  variant = 'primary',
  className = '',
  ...rest
}: ComponentProps<'button'> & { variant?: Variant }) {
  return <button type="submit" className={buttonClasses(variant, className)} {...rest} />
}

/** A link to another page of the shop that looks like a button. */
export function ButtonLink({
  variant = 'primary',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { variant?: Variant }) {
  return <Link className={buttonClasses(variant, className)} {...rest} />
}
