import type { ReactNode } from 'react'

const tones = {
  plain: 'border-line border-l-edge',
  success: 'border-line border-l-success',
  danger: 'border-line border-l-danger',
}

/**
 * A panel that tells the shopper something. With `announce` it is read out as soon as it appears: an `alert` for what
 * went wrong, a `status` for all else.
 */
export function Notice({
  tone = 'plain',
  title,
  announce = false,
  children,
}: {
  tone?: keyof typeof tones
  title?: string | undefined
  announce?: boolean
  children: ReactNode
}) {
  const role = announce ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div
      role={role}
      className={`rounded border border-l-4 bg-surface px-[min(1.25rem,5.5vw)] py-4 ${tones[tone]}`}
    >
      {title && <p className="font-medium">{title}</p>}
      {children}
    </div>
  )
}
