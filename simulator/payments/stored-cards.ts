import type { SimulatorTransaction } from '../database/database.ts'
import type { AcceptedCard } from './card.ts'
import { Customers, storeCard } from './customers.ts'
import type { Payment, PaymentJob } from './payment-job.ts'
import { factsOf } from './payment-status.ts'

/**
 * Stores the card of every payment that has just succeeded: for the customer, where the shopper ticked the box or the
 * merchant sent the option StoreCardDetails, and as a token in the payment's attributes with GenerateToken. A card
 * that the customer has already is not stored twice.
 *
 * @param after the job; the token becomes part of it
 */
export async function storeRequestedCards(
  transaction: SimulatorTransaction,
  before: PaymentJob,
  after: PaymentJob,
  now: Date,
): Promise<void> {
  const asToken = after.options.includes('GenerateToken')
  const succeeded = new Set(before.payments.filter(hasSucceeded).map(({ reference }) => reference))
  for (const payment of after.payments) {
    if (!payment.card || !hasSucceeded(payment) || succeeded.has(payment.reference)) continue
    const forCustomer = payment.storeCard ?? after.options.includes('StoreCardDetails')
    const customerReference = (forCustomer && after.order.customerReference) || null
    if (!customerReference && !asToken) continue
    const { configurationId } = after
    const known =
      customerReference && (await knownToken(transaction, configurationId, customerReference, payment.card))
    const token =
      known ||
      (await storeCard(transaction, {
        configurationId,
        customerReference,
        card: payment.card,
        createdAt: now,
      }))
    if (asToken) payment.attributes.token = token
  }
}

async function knownToken(
  transaction: SimulatorTransaction,
  configurationId: string,
  customerReference: string,
  { maskedNumber, expiryMonth, expiryYear }: AcceptedCard,
): Promise<string | undefined> {
  const cards = await new Customers(transaction).cards(configurationId, customerReference)
  return cards.find(
    ({ card }) =>
      card.maskedNumber === maskedNumber &&
      card.expiryMonth === expiryMonth &&
      card.expiryYear === expiryYear,
  )?.token
}

const hasSucceeded = ({ status }: Payment) => factsOf(status).outcome === 'success'
