import { expect, it } from 'vitest'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { shop } from '@/lib/shop'
import { issueCreditNote, issueInvoice, listEarlierCreditNotes } from './issue'

onEveryStore('invoices', (database) => {
  const issue = (order: Parameters<typeof issueInvoice>[1]) =>
    issueInvoice(database(), order, new Date('2026-01-21T10:00:00Z'))

  it('are numbered without a gap, and one order has one, also when many are asked for at once', async () => {
    const orders = await Promise.all(
      Array.from({ length: 4 }, () => storeOrder(database(), { status: 'paid' })),
    )
    const issued = await Promise.all([...orders, ...orders].map(issue))
    const numbers = new Map(issued.map((invoice) => [invoice?.orderNumber, invoice?.number]))
    expect([...numbers.values()].sort()).toEqual([1, 2, 3, 4])
    expect(new Set(issued.map((invoice) => invoice?.number)).size).toBe(4)
    for (const { number } of orders) expect(numbers.has(number)).toBe(true)
  })

  it('have credit notes with numbers of their own, one a refund, also when many are asked for at once', async () => {
    const [one, other] = [await storeOrder(database()), await storeOrder(database(), { status: 'refunded' })]
    const note = (orderNumber: string, refund: string) =>
      issueCreditNote(database(), orderNumber, refund, new Date('2026-01-22T10:00:00Z'))
    const asked = [1, 2].flatMap(() => [
      note(one.number, '11'),
      note(one.number, '12'),
      note(other.number, '21'),
    ])
    const notes = new Map((await Promise.all(asked)).map((issued) => [issued.refundReference, issued]))
    expect([...notes.values()].map(({ number }) => number).sort()).toEqual([1, 2, 3])
    expect(notes.get('11')?.invoiceNumber).toBe(notes.get('12')?.invoiceNumber)
    expect(notes.get('21')?.invoiceNumber).not.toBe(notes.get('12')?.invoiceNumber)
    expect(await issue(other)).toMatchObject({ number: notes.get('21')?.invoiceNumber })
  })

  it('have credit notes that know which were issued before them about the same invoice', async () => {
    const [one, other] = [await storeOrder(database()), await storeOrder(database())]
    const at = new Date('2026-01-22T10:00:00Z')
    const notes = []
    for (const [{ number }, refund] of [
      [one, '13'],
      [other, '21'],
      [one, '11'],
      [one, '12'],
    ] as const)
      notes.push(await issueCreditNote(database(), number, refund, at))
    const earlier = await Promise.all(notes.map((note) => listEarlierCreditNotes(database(), note)))
    expect(earlier.map((list) => list.map(({ refundReference }) => refundReference))).toEqual([
      [],
      [],
      ['13'],
      ['13', '11'],
    ])
  })

  it('are issued for an order that is paid, and stay when it is refunded', async () => {
    const unpaid = await storeOrder(database(), { status: 'awaiting-payment' })
    expect(await issue(unpaid)).toBeUndefined()
    const order = await storeOrder(database(), { status: 'paid' })
    const invoice = await issue(order)
    expect(await issue({ ...order, status: 'refunded' })).toEqual(invoice)
    expect(invoice?.seller).toMatchObject({ legalName: shop.legalName, vatNumber: shop.vatNumber })
    const note = await issueCreditNote(database(), order.number, '11', new Date())
    expect(note.seller).toEqual(invoice?.seller)
  })

  it('are issued for an order that was refunded before anybody asked for one, whose credit note names it', async () => {
    const refunded = await storeOrder(database(), { status: 'refunded' })
    expect(await issue(refunded)).toBeDefined()
    const voided = await storeOrder(database(), { status: 'voided' })
    expect(await issue(voided)).toBeUndefined()
  })
})
