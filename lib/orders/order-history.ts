import 'server-only'
import { eq } from 'drizzle-orm'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { formatMoney } from '@/lib/money'
import type { Email } from '@/lib/outbox/email'
import { listEmailsOfOrder } from '@/lib/outbox/outbox'
import type { JobCheck } from './job-checks'
import type { Order, OrderPayment, OrderPaymentJob, PaymentStep, Reversal } from './order'
import { listReversals, listWithdrawals, type OrderWithJobs } from './repository'
import { attention } from './tables'
import type { Withdrawal } from './withdrawal'

/** Something that happened to an order. */
export interface HistoryEntry {
  at: Date
  /** When it happened last, where it did several times, and not within a minute. */
  until?: Date | undefined
  /** In a sentence, for the merchant. */
  text: string
  /** Who did it, where somebody did. */
  actor?: string | undefined
}

/** Everything that is known to have happened to an order, oldest first. */
export async function orderHistory(
  database: Database,
  { order, jobs }: OrderWithJobs,
): Promise<HistoryEntry[]> {
  const { number } = order
  const matters = await database.select().from(attention).where(eq(attention.orderNumber, number))
  const entries = [
    ...ofOrder(order),
    ...jobs.flatMap(ofJob),
    ...(await listReversals(database, number)).map(ofReversal),
    ...matters.map(({ createdAt, detail }) => ({ at: createdAt, text: `Needs attention: ${detail}` })),
    ...(await listWithdrawals(database, number)).flatMap(ofWithdrawal),
    ...(await listEmailsOfOrder(database, number)).map(ofEmail),
    ...(await listAuditEntries(database, number)).map(({ at, action, actor, detail }) => ({
      at,
      text: action === 'note' ? `Note: ${detail}` : detail,
      actor,
    })),
  ]
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime())
}

const emailTexts: Record<Email['state'], string> = {
  due: 'is to be sent',
  sent: 'was sent',
  failed: 'could not be sent',
  dropped: 'was not sent, as it was no longer true',
}

const ofEmail = ({ kind, recipient, state, createdAt, sentAt, lastError }: Email): HistoryEntry => ({
  at: sentAt ?? createdAt,
  text: `Email “${kind.replaceAll('-', ' ')}” to ${recipient} ${emailTexts[state]}.${lastError === null ? '' : ` ${lastError}`}`,
})

const dated = (at: Date | null, text: string): HistoryEntry[] => (at === null ? [] : [{ at, text }])

const money = (amount: number, currency: string) => formatMoney(amount, currency, 'en-GB')

const ofOrder = ({ placedAt, paidAt, givenUpAt, total, currency }: Order): HistoryEntry[] => [
  { at: placedAt, text: `Order of ${money(total, currency)} placed.` },
  ...dated(paidAt, 'The payment was authorised or paid.'),
  ...dated(givenUpAt, 'The order was seen as cancelled or expired.'),
]

const requestTexts: Record<OrderPaymentJob['requestState'], string> = {
  requested: 'being requested',
  created: 'created',
  rejected: 'rejected by the gateway',
  unconfirmed: 'requested, and the gateway has not confirmed it',
}

/** A payment as a whole stands where the gateway has last changed the job. */
function ofJob(job: OrderPaymentJob): HistoryEntry[] {
  const { reference, requestState, requestedAt, amount, currency, reason, cancelledAt, updatedAt } = job
  const name = reference === null ? 'Payment job' : `Payment job ${reference}`
  const why = reason === null ? '' : ` ${reason}`
  const newest = updatedAt === null ? Number.NaN : Date.parse(updatedAt)
  return [
    { at: requestedAt, text: `${name} over ${money(amount, currency)} ${requestTexts[requestState]}.${why}` },
    ...dated(cancelledAt, `${name} cancelled.`),
    ...job.steps.map((step) => ({ at: new Date(step.at), text: stepText(step, currency) })),
    ...job.payments.map((payment) => ({
      at: Number.isNaN(newest) ? requestedAt : new Date(newest),
      text: paymentText(payment, currency),
    })),
    ...job.checks.map((check) => ofCheck(check, name)),
  ]
}

const stepText = ({ payment, action, status, amount }: PaymentStep, currency: string) => {
  const what = amount === undefined ? action : `${action} of ${money(amount, currency)}`
  return `Payment ${payment}: ${what}, ${status}.`
}

const checkTexts = { notification: 'Notification received', check: 'Checked with the gateway' }

/** Pages show times to the minute. */
const minuteOf = (time: string) => time.slice(0, 16)

function ofCheck({ cause, from, until, times, status }: JobCheck, name: string): HistoryEntry {
  const often = times > 1 ? ` ${times} times` : ''
  const answer = status === null ? 'does not know it' : `says ${status}`
  return {
    at: new Date(from),
    until: minuteOf(until) === minuteOf(from) ? undefined : new Date(until),
    text: `${checkTexts[cause]}${often}. ${name}: the gateway ${answer}.`,
  }
}

function paymentText(payment: OrderPayment, currency: string): string {
  const { reference, status, amount, captured, refunded, card, failure } = payment
  const parts = [
    `Payment ${reference}: ${status}, ${money(amount, currency)}`,
    card?.lastFour && `${card.brand ?? 'card'} ending in ${card.lastFour}`,
    captured > 0 && `${money(captured, currency)} captured`,
    refunded > 0 && `${money(refunded, currency)} refunded`,
    failure && `failure ${failure}`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

const reversalTexts: Record<Reversal['state'], string> = {
  due: 'is being given back',
  completed: 'was given back',
  failed: 'could not be given back',
}

/** What became of something that is given back, in a sentence. */
export function reversalText(reversal: Reversal): string {
  const { refundNumber, amount, currency, state, reason, attempts, lastError } = reversal
  const what = `${refundNumber} (${reason.replaceAll('-', ' ')}): ${money(amount, currency)}`
  const why = lastError === null || state === 'completed' ? '' : ` Tried ${attempts} times: ${lastError}.`
  return `${what} ${reversalTexts[state]}.${why}`
}

const ofReversal = (reversal: Reversal): HistoryEntry => ({
  at: reversal.createdAt,
  text: reversalText(reversal),
})

function ofWithdrawal({ id, receivedAt, name, state, decidedAt, reason }: Withdrawal): HistoryEntry[] {
  const decision = reason === null ? `Withdrawal ${id} ${state}.` : `Withdrawal ${id} ${state}: ${reason}`
  return [{ at: receivedAt, text: `Withdrawal ${id} received from ${name}.` }, ...dated(decidedAt, decision)]
}
