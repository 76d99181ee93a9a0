import type { ReactNode } from 'react'

/** A page that shows nothing but what went wrong and what to do now. */
export function ErrorPage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="max-w-2xl space-y-6 py-10">
      <h1>{title}</h1>
      <p className="text-large text-muted">{text}</p>
      {children}
    </div>
  )
}
