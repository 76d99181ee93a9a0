import { expect, it } from 'vitest'
import { refundOrder } from '@/lib/orders/actions/refund'
import { by, orderOfThree } from '@/lib/orders/actions/testing'
import { executeReversals } from '@/lib/orders/reversals'
import { onEveryStore } from '@/lib/orders/testing'
import { acceptWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { findCreditedRefunds } from './refunds'
import { creditedVat } from './vat-table'

const jug = { product: 'jug', name: 'Jug', quantity: 2, unitPrice: 3000, total: 6000 }
const book = { product: 'book', name: 'Book', quantity: 1, unitPrice: 1050, total: 1050 }

/** Two rates of VAT, and delivery at the higher one. */
const mixed = {
  delivery: 600,
  deliveryVat: { vatPercentage: 20, vat: 100 },
  total: 7650,
  lines: [
    { ...jug, vatPercentage: 20, vat: 1000 },
    { ...book, vatPercentage: 5, vat: 50 },
  ],
}

onEveryStore('the refunds of an order for which there are credit notes', (database) => {
  it('credit the items of a withdrawal at their own rate, and delivery with the last of them', async () => {
    const { context, stored } = await orderOfThree(database(), 'Paid', mixed)
    for (const lines of [[{ product: 'book', quantity: 1, name: 'Book' }], []]) {
      const id = await storeWithdrawal(database(), await stored(), { lines })
      await acceptWithdrawal(database(), id, { isRestocked: false, isPaidBack: false })
      await executeReversals(await stored(), context)
    }
    const order = await stored()
    const refunds = await findCreditedRefunds(database(), order)
    expect(refunds).toMatchObject([
      { amount: 1050, items: [{ product: 'book', quantity: 1 }] },
      { amount: 6600, items: [{ product: 'jug', quantity: 2 }] },
    ])
    expect(refunds.map((refund, index) => creditedVat(order, refund, refunds.slice(0, index)))).toEqual([
      [{ vatPercentage: 5, vat: 50, net: 1000 }],
      [{ vatPercentage: 20, vat: 1100, net: 5500 }],
    ])
  })

  it('name the items that a merchant refunds, and none where an amount was named or the shop did not refund', async () => {
    const { number, context, stored, gateway } = await orderOfThree(database(), 'Paid', mixed)
    const books = { of: 'items', items: [{ product: 'book', quantity: 1 }], isRestocked: false } as const
    await refundOrder(number, books, by('a'), context)
    await refundOrder(number, { of: 'amount', amount: 500 }, by('b'), context)
    const [job = ''] = gateway.jobs.keys()
    const payment = (await stored()).paymentReference ?? ''
    await gateway.refundPayment(job, payment, { amountToRefund: '7.00', refundNumber: 'Portal' })
    await refundOrder(number, { of: 'amount', amount: 100 }, by('c'), context)
    expect(await findCreditedRefunds(database(), await stored())).toMatchObject([
      { amount: 1050, items: books.items },
      { amount: 500, items: [] },
      { amount: 700, items: [] },
      { amount: 100, items: [] },
    ])
  })
})
