import { Link } from '@/components/ui/link'
import { breadcrumbData } from '@/lib/discovery/structured-data'
import { StructuredData } from './structured-data'

/** Links to the pages above this one, from the home page down. */
export function Breadcrumb({ label, links }: { label: string; links: { text: string; href: string }[] }) {
  return (
    <>
      <StructuredData data={breadcrumbData(links)} />
      <nav aria-label={label} className="mb-4 text-small text-muted">
        <ol className="flex flex-wrap gap-x-2">
          {links.map(({ text, href }, index) => (
            <li key={href} className="flex items-center gap-2">
              {index > 0 && <span aria-hidden="true">/</span>}
              <Link
                href={href}
                className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
              >
                {text}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
    </>
  )
}
