import { type ReactNode, useEffect, useRef } from 'react'
import { ErrorSummary } from './error-summary'
import { Notice } from './notice'

interface Outcome {
  /** How many fields need attention, as a sentence. */
  errorTitle?: string | undefined
  /** What went wrong although every field is right. */
  problem?: { title?: string | undefined; text: string; orderNumber?: string | undefined } | undefined
}

/** Above a form what became of it. It takes the focus each time the form has been sent and comes back. */
export function FormOutcome({
  state,
  untouched,
  errors,
  children,
}: {
  state: Outcome
  /** The state of a form that has not been sent. */
  untouched: Outcome
  errors: { field: string; message: string }[]
  children?: ReactNode
}) {
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state !== untouched) outcome.current?.focus()
  }, [state, untouched])
  const { errorTitle, problem } = state
  return (
    <div ref={outcome} tabIndex={-1} className="outline-none empty:hidden">
      {errorTitle && <ErrorSummary title={errorTitle} errors={errors} />}
      {problem && (
        <Notice tone="danger" title={problem.title} announce>
          <p>{problem.text}</p>
          {problem.orderNumber && (
            <p className="mt-2 text-small text-muted tabular-nums">{problem.orderNumber}</p>
          )}
        </Notice>
      )}
      {children}
    </div>
  )
}
