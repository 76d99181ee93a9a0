import Link from 'next/link'

/** The way from the home page to this one. */
export function Breadcrumb({ label, steps }: { label: string; steps: { text: string; href: string }[] }) {
  return (
    <nav aria-label={label} className="mb-4 text-small text-muted">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map(({ text, href }, index) => (
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
  )
}
