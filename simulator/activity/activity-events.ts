import { asc, eq } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { shownAddress } from '../destinations/credentials.ts'
import { type NotificationState, notification, notificationAttempt } from '../notifications/tables.ts'
import { authenticationNames, reasonNames } from '../payments/outcome-names.ts'
import type { Payment, PaymentJob, Step, StepAction } from '../payments/payment-job.ts'
import { factsOf, type Tone } from '../payments/payment-status.ts'
import { formatMoney } from '../web/money.ts'
import { type ActivityLog, isLimited } from './activity-log.ts'

/** One thing that happened to a payment job. */
export interface ActivityEvent {
  at: Date
  title: string
  tone?: Tone
  notes: string[]
  /** Longer texts, such as bodies: shown when asked for. */
  texts: { name: string; text: string }[]
}

const actionNames: Record<StepAction, string> = {
  DisplayHostedPage: 'Payment opened; the hosted page is ready',
  PaymentMethodSelection: 'Payment method chosen',
  Start: 'Payment started',
  Process: 'Payment processed',
  BackgroundProcess: 'Payment processed in the background',
  Capture: 'Captured',
  Refund: 'Refunded',
  Cancel: 'Payment cancelled',
}

/** Everything that happened to a job, in the order of time. */
export async function activityOf(
  database: SimulatorDatabase,
  activityLog: ActivityLog,
  job: PaymentJob,
): Promise<ActivityEvent[]> {
  const [logged, sent] = await Promise.all([activityLog.about(job.reference), notificationsOf(database, job)])
  const events: ActivityEvent[] = [
    ...logged.entries.map(loggedEvent),
    ...job.payments.flatMap((payment) => paymentEvents(job, payment)),
    ...job.orderHistory
      .slice(1)
      .concat(job.orderHistory.length > 0 ? [job.order] : [])
      .map((order) => ({
        at: new Date(order.createdAt),
        title: `Order replaced${order.orderNumber ? `: ${order.orderNumber}` : ''}`,
        notes: [],
        texts: [],
      })),
    ...sent,
  ]
  events.sort((one, other) => one.at.getTime() - other.at.getTime())
  const limited = logged.entries.filter(isLimited)
  const last = limited.at(-1)
  if (logged.isFull && last) {
    const title = `This simulator records no more than ${limited.length} calls and page views`
    events.push({ at: last.at, title, notes: [], texts: [] })
  }
  if (logged.isWhole) return events
  const title = `Only the newest ${logged.entries.length} calls and page views are shown`
  return [{ at: new Date(job.createdAt), title, notes: [], texts: [] }, ...events]
}

function loggedEvent({
  kind,
  title,
  at,
  detail,
}: Awaited<ReturnType<ActivityLog['about']>>['entries'][number]): ActivityEvent {
  const { status, milliseconds, request, response, userAgent, by, times, reason } = detail
  const isBad = kind === 'chargeback' || (status !== undefined && status >= 400)
  return {
    at,
    title: kind === 'call' ? `Call: ${title}` : title,
    ...(isBad && { tone: 'bad' as const }),
    notes: [
      ...(status === undefined
        ? []
        : [`Answered ${status}${milliseconds === undefined ? '' : ` in ${milliseconds} ms`}`]),
      ...(times ? [`${times} times at once`] : []),
      ...(reason ? [reason, 'Here only: the gateway’s API does not tell of chargebacks.'] : []),
      ...(by ? [`By ${by}`] : []),
    ],
    texts: [
      ...(request ? [{ name: 'Request', text: request }] : []),
      ...(response ? [{ name: 'Response', text: response }] : []),
      ...(userAgent ? [{ name: 'Browser', text: userAgent }] : []),
    ],
  }
}

function paymentEvents(job: PaymentJob, payment: Payment): ActivityEvent[] {
  const isOneOfMany = job.payments.length > 1
  const which = isOneOfMany ? [`Payment ${payment.reference}`] : []
  const steps = payment.steps
    // A capture and a refund say themselves what they were.
    .filter(({ action }) => action !== 'Capture' && action !== 'Refund')
    .map((step) => ({
      at: new Date(step.createdAt),
      title: `${actionNames[step.action]}: ${step.status}`,
      tone: factsOf(step.status).tone,
      notes: [...which, ...processNotes(payment, step)],
      texts: [],
    }))
  const captures = payment.captures.map(({ createdAt, amountToCapture, isFinalCapture, reference }) => ({
    at: new Date(createdAt),
    title: `Captured ${formatMoney(amountToCapture, job.currency, 'en_GB')}`,
    tone: 'good' as const,
    notes: [`Capture ${reference}${isFinalCapture ? ', the last one' : ''}`, ...which],
    texts: [],
  }))
  const refunds = payment.refunds.map(({ createdAt, amountToRefund, reference, refundNumber, status }) => ({
    at: new Date(createdAt),
    title: `${status === 'Failed' ? 'Refund failed:' : 'Refunded'} ${formatMoney(amountToRefund, job.currency, 'en_GB')}`,
    tone: status === 'Failed' ? ('bad' as const) : ('over' as const),
    notes: [`Refund ${reference}${refundNumber ? `, ${refundNumber}` : ''}`, ...which],
    texts: [],
  }))
  return [...steps, ...captures, ...refunds]
}

function processNotes(payment: Payment, step: Step): string[] {
  if (step.action !== 'Process') return []
  const { authentication, error } = payment
  return [
    ...(authentication ? [`3-D Secure: ${authenticationNames[authentication]}`] : []),
    ...(error ? [reasonNames[error.code]] : []),
  ]
}

async function notificationsOf(database: SimulatorDatabase, job: PaymentJob): Promise<ActivityEvent[]> {
  const rows = await database
    .select({ sent: notification, attempt: notificationAttempt })
    .from(notification)
    .leftJoin(notificationAttempt, eq(notificationAttempt.notificationId, notification.id))
    .where(eq(notification.paymentJobReference, job.reference))
    .orderBy(asc(notification.id), asc(notificationAttempt.id))
    .limit(500)
  const written = new Map(rows.map(({ sent }) => [sent.id, sent]))
  return [
    ...[...written.values()].map((sent) => ({
      at: sent.createdAt,
      title: `Notification of ${sent.paymentStatus}`,
      notes: [`To ${shownAddress(sent.url)}`, stateTexts[sent.state](sent.attempts)],
      texts: [],
    })),
    ...rows.flatMap(({ sent, attempt }) => {
      if (!attempt) return []
      const { at, responseStatus, responseBody, durationMs, requestBody, acknowledged, result } = attempt
      return [
        {
          at,
          title: `Notification of ${sent.paymentStatus} sent`,
          tone: acknowledged ? ('good' as const) : ('bad' as const),
          notes: [`${result[0]?.toUpperCase()}${result.slice(1)}`, `${durationMs} ms`],
          texts: [
            { name: 'Request', text: requestBody },
            ...(responseStatus === null
              ? []
              : [{ name: `Response ${responseStatus}`, text: responseBody ?? '' }]),
          ],
        },
      ]
    }),
  ]
}

const stateTexts: Record<NotificationState, (attempts: number) => string> = {
  waiting: (attempts) =>
    attempts === 0 ? 'Not sent yet' : `Not acknowledged ${after(attempts)}; it will be sent again`,
  acknowledged: (attempts) => `Acknowledged ${after(attempts)}`,
  superseded: () => 'Not sent: a newer one of the same payment replaced it',
  'given up': (attempts) => `Given up ${after(attempts)}`,
  dropped: () => 'Not sent: a scenario drops it',
}

const after = (attempts: number) => (attempts === 1 ? 'after one attempt' : `after ${attempts} attempts`)
