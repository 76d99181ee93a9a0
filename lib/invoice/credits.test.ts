import { expect, it } from 'vitest'
import { captureOrder, voidOrder } from '@/lib/orders/actions/payment'
import { refundOrder } from '@/lib/orders/actions/refund'
import { by, orderOfThree } from '@/lib/orders/actions/testing'
import { executeReversals } from '@/lib/orders/reversals'
import { onEveryStore, testContext } from '@/lib/orders/testing'
import { acceptWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { findCredits } from './credits'
import { issueInvoice } from './issue'
import { creditedVat, type VatRow, vatTable } from './vat-table'

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

onEveryStore('what of an order there are credit notes for', (database) => {
  it('credit the items of a withdrawal at their own rate, and delivery with the last of them', async () => {
    const { context, stored } = await orderOfThree(database(), 'Paid', mixed)
    for (const lines of [[{ product: 'book', quantity: 1, name: 'Book' }], []]) {
      const id = await storeWithdrawal(database(), await stored(), { lines })
      await acceptWithdrawal(database(), id, { isRestocked: false, isPaidBack: false })
      await executeReversals(await stored(), context)
    }
    const order = await stored()
    const refunds = await findCredits(database(), order)
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
    expect(await findCredits(database(), await stored())).toMatchObject([
      { amount: 1050, items: books.items },
      { amount: 500, items: [] },
      { amount: 700, items: [] },
      { amount: 100, items: [] },
    ])
  })

  it('is the rest of a final capture, so that invoice and credit note come to what was captured', async () => {
    const { number, context, stored, payment } = await orderOfThree(database(), 'Reserved', mixed)
    await captureOrder(number, { amount: 1000, isFinal: false }, by('a'), context)
    expect(await findCredits(database(), await stored())).toEqual([])
    await captureOrder(number, { amount: 1000, isFinal: true }, by('b'), context)
    await refundOrder(number, { of: 'amount', amount: 500 }, by('c'), context)
    const order = await stored()
    const credits = await findCredits(database(), order)
    expect(credits).toMatchObject([
      { amount: 500 },
      { reference: payment()?.reference, amount: 5650, items: [] },
    ])
    const credited = credits.flatMap((credit, index) => creditedVat(order, credit, credits.slice(0, index)))
    const grossOf = (rows: VatRow[]) => rows.reduce((sum, { net, vat }) => sum + net + vat, 0)
    expect(grossOf(vatTable(order)) - grossOf(credited)).toBe(1500)
  })

  it('is all of a payment that is voided after the invoice was issued, and nothing where there is none', async () => {
    const context = testContext(database())
    for (const status of ['Reserved', 'Paid']) {
      const invoiced = await orderOfThree(database(), status, mixed, context)
      const other = await orderOfThree(database(), status, mixed, context)
      await issueInvoice(database(), await invoiced.stored(), new Date())
      for (const { number } of [invoiced, other]) await voidOrder(number, by(number), context)
      const order = await invoiced.stored()
      expect(order.status).toBe('voided')
      const [credit, ...more] = await findCredits(database(), order)
      expect([credit?.amount, more]).toEqual([7650, []])
      expect(creditedVat(order, credit ?? { amount: 0, items: [] }, [])).toEqual(vatTable(order))
      expect(await findCredits(database(), await other.stored())).toEqual([])
    }
  })

  it('is two of a payment that was captured in part for good and then voided, of which the first stays as it was', async () => {
    const { number, context, stored } = await orderOfThree(database(), 'Reserved', mixed)
    await captureOrder(number, { amount: 1000, isFinal: true }, by('a'), context)
    const before = await findCredits(database(), await stored())
    await issueInvoice(database(), await stored(), new Date())
    await voidOrder(number, by('b'), context)
    const after = await findCredits(database(), await stored())
    expect(after).toMatchObject([...before, { amount: 1000 }])
    expect(before).toMatchObject([{ amount: 6650 }])
  })
})
