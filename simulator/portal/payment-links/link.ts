import { jobStatus } from '../../payments/lifecycle.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import type { PaymentStatus } from '../../payments/payment-status.ts'
import { stageOf } from '../../payments/stage.ts'
import { isolated, money } from '../ui/elements.tsx'

/** A payment link with what is shown of it. */
export interface Link {
  job: PaymentJob
  createdBy: string
  /** Of the page that was chosen for it, where it still exists. */
  pageName: string | undefined
  url: string
  /** Whether somebody can pay with it. */
  isOpen: boolean
  status: PaymentStatus
}

/** Whether somebody can pay with a link, and how its payment stands. */
export function linkState(job: PaymentJob, now: Date): Pick<Link, 'isOpen' | 'status'> {
  const isOver = new Date(job.expiresAt) <= now
  const stored = jobStatus(job.payments)
  return {
    isOpen: stageOf(job) === 'choosing' && !isOver && !job.closed,
    // A job that nobody has looked at since its end may not be marked yet.
    status: stored === 'Pending' && isOver ? 'Expired' : stored,
  }
}

export const amountOf = ({ job }: Link) => money(job.amountToCollect, job.currency)

/** What a link is called where several may be meant. */
export function nameOf(link: Link): string {
  const { orderLines, orderNumber } = link.job.order
  const purpose = [orderLines[0]?.name, orderNumber].filter(Boolean).join(', ')
  return `the link of ${amountOf(link)}${purpose && ` for ${isolated(purpose)}`}`
}
