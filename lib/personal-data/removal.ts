import 'server-only'
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { OrderDetails, PostalAddress } from '@/lib/checkout/details'
import type { Transaction } from '@/lib/database/database'
import { withoutCard } from '@/lib/orders/order'
import { orders, paymentJobs, shipments, withdrawals } from '@/lib/orders/tables'
import { emails } from '@/lib/outbox/tables'

/** What of an address is left: the country, of which the VAT is. */
const withoutPerson = ({ countryIso3166Alpha2 }: PostalAddress): PostalAddress => ({
  firstName: '',
  lastName: '',
  addressLine1: '',
  city: '',
  countryIso3166Alpha2,
})

/** The details of an order whose personal data is removed. */
function removedDetails({ shippingAddress, ...billing }: OrderDetails): OrderDetails {
  return {
    ...withoutPerson(billing),
    email: '',
    ...(shippingAddress && { shippingAddress: withoutPerson(shippingAddress) }),
  }
}

/**
 * Removes who ordered and where to from orders, with what else says so: emails, withdrawals, cards, where parcels are. What
 * was ordered, the sums, the references and what the audit log says stay.
 */
export async function removePersonalData(transaction: Transaction, orderNumbers: string[]): Promise<void> {
  if (orderNumbers.length === 0) return
  const found = await transaction
    .select({ number: orders.number, details: orders.details })
    .from(orders)
    .where(inArray(orders.number, orderNumbers))
    .for('update')
  for (const { number, details } of found) {
    await transaction
      .update(orders)
      .set({ details: removedDetails(details) })
      .where(eq(orders.number, number))
  }
  const jobs = await transaction
    .select({ id: paymentJobs.id, payments: paymentJobs.payments })
    .from(paymentJobs)
    .where(inArray(paymentJobs.orderNumber, orderNumbers))
  for (const { id, payments } of jobs) {
    await transaction
      .update(paymentJobs)
      .set({ payments: payments.map(withoutCard) })
      .where(eq(paymentJobs.id, id))
  }
  await transaction
    .update(shipments)
    .set({ trackingUrl: null })
    .where(inArray(shipments.orderNumber, orderNumbers))
  await transaction.delete(emails).where(inArray(emails.orderNumber, orderNumbers))
  await removeFromWithdrawals(transaction, inArray(withdrawals.orderNumber, orderNumbers))
}

/** Removes who stated withdrawals, and in which words. Which items were taken back, and what for, stays. */
export async function removeFromWithdrawals(transaction: Transaction, which: SQL | undefined): Promise<void> {
  const items = sql`case when ${withdrawals.items} is null then null else '' end`
  await transaction.update(withdrawals).set({ name: '', email: '', items }).where(which)
}
