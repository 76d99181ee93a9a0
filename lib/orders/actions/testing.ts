import { toAmount } from '@/lib/cashflows/amount'
import type { Database } from '@/lib/database/database'
import type { Order } from '../order'
import { reconcile } from '../reconcile'
import { findOrder } from '../repository'
import { storeJob, storeOrder, testContext } from '../testing'

export const mug = { product: 'harbour-mug', option: 'iron' }

/** Three mugs and delivery for £36.00. */
const three = {
  delivery: 600,
  total: 3600,
  stock: 'held',
  lines: [{ ...mug, name: 'Harbour mug', quantity: 3, unitPrice: 1000, total: 3000 }],
} satisfies Partial<Order>

/** Who does something, with the key of a form. */
export const by = (key: string) => ({ actor: 'kim@shop.example', key })

/** An order of three mugs whose payment has a status, with its gateway. */
export async function orderOfThree(
  database: Database,
  status: string,
  values: Partial<Order> = {},
  context = testContext(database),
) {
  const order = await storeOrder(database, { ...three, ...values })
  const { number, currency } = order
  const amount = toAmount(order.total, currency)
  const job = context.gateway.add({ currency, amountToCollect: amount, order: { orderNumber: number } })
  await storeJob(database, order, { reference: job.reference, status: 'Pending' })
  if (status !== 'Pending') {
    context.gateway.pay(job.reference, { status, amountToCollect: amount })
    await reconcile(job.reference, context)
  }
  return {
    number,
    context,
    gateway: context.gateway,
    jobReference: job.reference,
    payment: () => context.gateway.jobs.get(job.reference)?.payments[0],
    jobStatus: () => context.gateway.jobs.get(job.reference)?.paymentStatus,
    stored: async () => {
      const found = await findOrder(database, number)
      if (!found) throw new Error('The order is gone')
      return found
    },
  }
}
