import type { SimulatorTransaction } from '../store/store'
import { keepCard } from './customers'
import type { Payment, PaymentJob } from './payment-job'
import { outcomeOf } from './return-url'

/**
 * Keeps the card of every payment that has just succeeded, where the merchant asked for it: for the customer with
 * the option StoreCardDetails, and as a token in the payment's attributes with GenerateToken.
 *
 * @param after the job; the token becomes part of it
 */
export async function keepAskedCards(
  transaction: SimulatorTransaction,
  before: PaymentJob,
  after: PaymentJob,
  now: Date,
): Promise<void> {
  const forCustomer = after.options.includes('StoreCardDetails')
  const asToken = after.options.includes('GenerateToken')
  if (!forCustomer && !asToken) return
  const succeeded = new Set(before.payments.filter(hasSucceeded).map(({ reference }) => reference))
  for (const payment of after.payments) {
    if (!payment.card || !hasSucceeded(payment) || succeeded.has(payment.reference)) continue
    const token = await keepCard(transaction, {
      configurationId: after.configurationId,
      customerReference: (forCustomer && after.order.customerReference) || null,
      card: payment.card,
      createdAt: now,
    })
    if (asToken) payment.attributes.token = token
  }
}

const hasSucceeded = ({ status }: Payment) => outcomeOf(status) === 'success'
