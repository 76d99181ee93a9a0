import 'server-only'
import { asc, count, isNull } from 'drizzle-orm'
import { hasAccounts } from '@/lib/admin/accounts'
import type { Database } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import type { Locale } from '@/lib/i18n/locales'
import type { AttentionItem } from '@/lib/orders/attention'
import type { FailureReason } from '@/lib/orders/failure-reason'
import type { Order } from '@/lib/orders/order'
import { paymentFailedAfterMs } from '@/lib/orders/order-emails'
import { orderLink } from '@/lib/orders/order-link'
import { orderStatuses } from '@/lib/orders/order-status'
import { paymentView } from '@/lib/orders/payment-view'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { attention } from '@/lib/orders/tables'
import type { Withdrawal } from '@/lib/orders/withdrawal'
import type { Email, Shipment } from '@/lib/outbox/email'
import { adminPaths, paths } from '@/lib/paths'
import { findWithdrawalByToken, isByShopper } from '@/lib/withdrawals/receipt'
import type { RenderedEmail } from './mail-server'

/** An open matter that needs the merchant's attention. */
export type OpenMatter = AttentionItem & { orderNumber: string | null; createdAt: Date }

interface ToShopper {
  locale: Locale
  order: Order
  /** Opens the page of the order, in any browser. */
  orderUrl: string
}

/** Everything that the template of an email needs. */
export type EmailMessage = { appUrl: string; locale: Locale } & (
  | ({ kind: 'confirmation' } & ToShopper)
  | ({ kind: 'order-link' } & ToShopper)
  | ({ kind: 'payment-failed'; failureReason: FailureReason | undefined } & ToShopper)
  | ({ kind: 'refund'; amount: number; currency: string } & ToShopper)
  | ({ kind: 'payment-released'; amount: number; currency: string } & ToShopper)
  | ({ kind: 'shipped'; shipment: Shipment } & ToShopper)
  | {
      kind: 'withdrawal-received'
      withdrawal: Withdrawal
      /** Whether it may show what was stated: else it was not the shopper who stated the address, as far as is known. */
      isByShopper: boolean
      /** The page of the acknowledgement. */
      url: string
    }
  | {
      kind: 'withdrawal-denied'
      withdrawal: Withdrawal
      isByShopper: boolean
      /** The page of the order; that of the acknowledgement for whoever may not see the order, as far as is known. */
      url: string
    }
  | {
      kind: 'digest'
      matters: OpenMatter[]
      total: number
      /** The back office, where somebody may sign in. */
      url: string | undefined
    }
)

/** Writes an email; given to whoever sends, since templates are components. */
export type RenderEmail = (message: EmailMessage) => Promise<RenderedEmail>

/** What becomes of an email that is due: it is sent, is no longer true, or is looked at again later. */
export type Composition = { message: EmailMessage } | 'dropped' | { postponedUntil: Date }

/** For how many days the link in an email opens the page of its order. One that was asked for works for one day. */
const linkDays = { 'order-link': 1, others: 30 }

const maxMatters = 20

/** Gathers what an email says, as it is true now. */
export async function composeEmail(
  database: Database,
  email: Email,
  appUrl: string,
  now: Date,
): Promise<Composition> {
  const common = { appUrl, locale: email.locale }
  if (email.kind === 'digest') return composeDigest(database, common)
  const orderUrl = async (order: Order, days: number) =>
    appUrl + (await orderLink(order, new Date(now.getTime() + days * dayMs)))
  if (email.kind === 'withdrawal-received' || email.kind === 'withdrawal-denied') {
    const withdrawal = await findWithdrawalByToken(database, email.content.token)
    if (!withdrawal) return 'dropped'
    const order = await findOrder(database, withdrawal.orderNumber)
    const byShopper = order !== undefined && isByShopper(withdrawal, order)
    const url =
      email.kind === 'withdrawal-denied' && byShopper
        ? await orderUrl(order, linkDays.others)
        : appUrl + paths.withdrawalReceived(email.locale, withdrawal.token)
    return { message: { ...common, kind: email.kind, withdrawal, isByShopper: byShopper, url } }
  }
  const order = await findOrder(database, email.orderNumber ?? '')
  if (!order) return 'dropped'
  const days = email.kind === 'order-link' ? linkDays['order-link'] : linkDays.others
  const toShopper = { ...common, order, orderUrl: await orderUrl(order, days) }
  switch (email.kind) {
    case 'payment-failed': {
      // Who is paying just now is not written to, and who has paid or given up never is.
      if (orderStatuses[order.status].isOpen) {
        return { postponedUntil: new Date(now.getTime() + paymentFailedAfterMs) }
      }
      if (order.status !== 'failed' && order.status !== 'expired') return 'dropped'
      const { failureReason } = paymentView(order, await listPaymentJobs(database, order.number), [], now)
      return { message: { ...toShopper, kind: email.kind, failureReason } }
    }
    case 'refund':
    case 'payment-released':
      return { message: { ...toShopper, kind: email.kind, ...email.content } }
    case 'shipped':
      return { message: { ...toShopper, kind: email.kind, shipment: email.content } }
    default:
      return { message: { ...toShopper, kind: email.kind } }
  }
}

/** Of many matters the oldest are named. With none left, nothing is sent. */
async function composeDigest(
  database: Database,
  common: { appUrl: string; locale: Locale },
): Promise<Composition> {
  const isOpen = isNull(attention.resolvedAt)
  const matters = await database
    .select()
    .from(attention)
    .where(isOpen)
    .orderBy(asc(attention.createdAt), asc(attention.id))
    .limit(maxMatters)
  const [counted] = await database.select({ total: count() }).from(attention).where(isOpen)
  if (matters.length === 0) return 'dropped'
  const url = (await hasAccounts(database)) ? common.appUrl + adminPaths.home : undefined
  return { message: { ...common, kind: 'digest', matters, total: counted?.total ?? matters.length, url } }
}
