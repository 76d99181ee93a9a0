import 'server-only'
import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '@/lib/database/database'
import { recordAttention } from '@/lib/orders/attention-store'
import type { Order } from '@/lib/orders/order'
import { isReturnToken } from '@/lib/orders/order-number'
import { findOrder } from '@/lib/orders/repository'
import { withdrawals } from '@/lib/orders/tables'
import type { Statement, Withdrawal } from '@/lib/orders/withdrawal'
import type { NewEmail } from '@/lib/outbox/email'
import { enqueue } from '@/lib/outbox/outbox'
import { allow, allowAll, countOfClient } from '@/lib/rate-limit/rate-limit'

const perOrder = { limit: 10, windowSeconds: 24 * 3_600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 20, windowSeconds: 3_600 }
/**
 * Acknowledgements that are mailed to one address about orders that have another, or that there are not: so that strangers do
 * not have the shop mail somebody.
 */
const perRecipient = { limit: 5, windowSeconds: 24 * 3_600 }
/** Of the whole shop, so that strangers do not fill its store. */
const perShop = { limit: 500, windowSeconds: 3_600 }

/**
 * Receives a statement, whether or not there is such an order: the law asks to acknowledge that it was received, and no
 * stranger is told by the answer what was ordered. It is acknowledged on the page that follows, and by email.
 *
 * @param token of the confirmation that was shown: sent twice, it is one statement
 * @param requestHeaders of the request that confirms it
 * @returns 'too-many' when it was not received
 */
export async function receiveWithdrawal(
  database: Database,
  token: string,
  statement: Statement,
  requestHeaders: Headers,
): Promise<'received' | 'too-many'> {
  const isAllowed = await allowAll(database, [
    [`withdrawal from order ${statement.orderNumber}`, perOrder],
    ...countOfClient('withdrawal', requestHeaders, perAddress),
    ['withdrawals', perShop],
  ])
  if (!isAllowed) return 'too-many'
  await database.transaction(async (transaction) => {
    const [stored] = await transaction
      .insert(withdrawals)
      .values({ ...statement, token })
      .onConflictDoNothing({ target: withdrawals.token })
      .returning()
    if (!stored) return
    const order = await findOrder(transaction, statement.orderNumber)
    if ((order && isByShopper(stored, order)) || (await isMailable(transaction, stored))) {
      await enqueue(transaction, [withdrawalEmail('withdrawal-received', stored)])
    }
    if (order) await recordAttention(transaction, order.number, [matter(stored, order)])
  })
  return 'received'
}

const isMailable = async (transaction: Transaction, { email }: Withdrawal) =>
  (await allow(transaction, `acknowledgement to ${email.toLowerCase()}`, perRecipient)).isAllowed

/** The email to whoever stated a withdrawal: that it was received, or that it was denied. */
export const withdrawalEmail = (
  kind: 'withdrawal-received' | 'withdrawal-denied',
  { id, token, orderNumber, email, locale }: Withdrawal,
): NewEmail => ({
  key: `${kind} ${id}`,
  kind,
  content: { token },
  orderNumber,
  recipient: email,
  locale,
})

const matter = (withdrawal: Withdrawal, order: Order) => ({
  kind: 'withdrawal' as const,
  subject: String(withdrawal.id),
  detail: isByShopper(withdrawal, order)
    ? `Withdrawal ${withdrawal.id} was received.`
    : `Withdrawal ${withdrawal.id} was received, with another email address than the order has.`,
})

/** Whether a statement names the email address of the order, too. */
export const isByShopper = ({ email }: Pick<Statement, 'email'>, { details }: Pick<Order, 'details'>) =>
  email.toLowerCase() === details.email.toLowerCase()

/** The withdrawal that the address of an acknowledgement names. Anybody can write such an address. */
export async function findWithdrawalByToken(
  database: Database,
  token: string,
): Promise<Withdrawal | undefined> {
  if (!isReturnToken(token)) return undefined
  return (await database.select().from(withdrawals).where(eq(withdrawals.token, token)))[0]
}
