import type { StatusMark } from '@/lib/orders/order-status'

/** Of each mark its colour, and its sign in a circle of 24 by 24. */
const marks: Record<StatusMark, { colour: string; sign: string }> = {
  done: { colour: 'text-success', sign: 'm7 12.5 3.5 3.5L17 9' },
  waiting: { colour: 'text-link', sign: 'M12 7v5l3.5 2' },
  failed: { colour: 'text-danger', sign: 'm8.5 8.5 7 7m0-7-7 7' },
  stopped: { colour: 'text-muted', sign: 'M7.5 12h9' },
  returned: { colour: 'text-link', sign: 'M10 7.5 6.5 11l3.5 3.5M7 11h6.5a3.5 3.5 0 0 1 0 7' },
  attention: { colour: 'text-danger', sign: 'M12 6.5v7m0 3.5v.5' },
}

/** The sign of a mark. */
export function StatusSign({ mark, className = '' }: { mark: StatusMark; className?: string }) {
  const { colour, sign } = marks[mark]
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={`${colour} ${className}`}>
      <circle cx="12" cy="12" r="12" fill="currentColor" />
      <path
        d={sign}
        fill="none"
        stroke="var(--ground)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** What became of something, as the heading of a page: seen by its mark before it is read. */
export function StatusHeading({ mark, title }: { mark: StatusMark; title: string }) {
  return (
    <h1 className="flex w-full flex-wrap gap-x-3 gap-y-2">
      <StatusSign mark={mark} className="size-[1.1em]" />
      {/* Where its longest word does not fit beside the mark, it stands below it. */}
      <span className="max-w-full flex-1 wrap-break-word">{title}</span>
    </h1>
  )
}

const edges: Record<StatusMark, string> = {
  done: 'border-l-success',
  waiting: 'border-l-link',
  failed: 'border-l-danger',
  stopped: 'border-l-muted',
  returned: 'border-l-link',
  attention: 'border-l-danger',
}

/** The classes of the panel that the heading stands in. */
export const statusPanel = (mark: StatusMark) =>
  `flex flex-col items-start gap-5 rounded border border-l-4 border-line bg-surface px-[min(1rem,5vw)] py-6 wrap-anywhere sm:px-6 print:gap-2 print:py-3 ${edges[mark]}`
