import type { ReactNode } from 'react'

/** A list of names and what they mean, in two columns where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid w-full grid-cols-1 gap-x-8 gap-y-5 border-t border-line pt-6 sm:grid-cols-2 print:grid-cols-2 print:gap-y-2 print:pt-3">
      {children}
    </dl>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}
