import type { ReactNode } from 'react'

interface Props {
  /** Of its heading. */
  id: string
  title: string
  children: ReactNode
}

/** A part of a page of the back office, under its heading. */
export function AdminSection({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-large">
        {title}
      </h2>
      {children}
    </section>
  )
}
