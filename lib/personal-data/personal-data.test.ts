import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { exampleDetails } from '@/lib/checkout/testing'
import { orderOfThree } from '@/lib/orders/actions/testing'
import type { Order } from '@/lib/orders/order'
import { reconcile } from '@/lib/orders/reconcile'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { shipments, withdrawals } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { emails } from '@/lib/outbox/tables'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'
import { shop } from '@/lib/shop'
import { denyWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { personalDataCommand } from './command'
import { exportPerson } from './person'
import { removePersonalData } from './removal'
import { removeOldPersonalData } from './retention'

const now = new Date('2026-11-25T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)
const { paid, unpaid } = shop.personalDataDays
/** What would tell who it was, wherever it stood. */
const personal = [exampleDetails.email, exampleDetails.lastName, exampleDetails.addressLine1, '4242', 'PE31']

onEveryStore('personal data', (database) => {
  beforeEach(() => {
    // The process has not looked for what is old yet.
    vi.stubGlobal('shopEnforcedRetentionAt', undefined)
    return () => vi.unstubAllGlobals()
  })

  /** An order with everything that is stored with one. */
  async function orderWithAll(values: Partial<Order>): Promise<Order> {
    const order = await storeOrder(database(), { nextCheckAt: null, ...values })
    const payment = {
      status: 'Paid',
      amount: 2400,
      wasAuthorised: true,
      captured: 0,
      refunded: 0,
      refunds: [],
    }
    const card = { brand: 'Visa', lastFour: '4242' }
    await storeJob(database(), order, { payments: [{ ...payment, reference: '8', card }] })
    await storeWithdrawal(database(), order, { items: `The mug. ${exampleDetails.lastName}` })
    await database()
      .insert(shipments)
      .values({ orderNumber: order.number, trackingUrl: 'https://carrier.example/1?postcode=PE31' })
    await database()
      .insert(emails)
      .values({
        key: `confirmation ${order.number}`,
        kind: 'confirmation',
        orderNumber: order.number,
        recipient: order.details.email,
        locale: 'en-GB',
      })
    return order
  }
  /** What is stored of an order and with it, as text. */
  const storedText = async ({ number }: Order) =>
    JSON.stringify([
      await findOrder(database(), number),
      await listPaymentJobs(database(), number),
      (await database().select().from(shipments)).filter(({ orderNumber }) => orderNumber === number),
      (await database().select().from(withdrawals)).filter(({ orderNumber }) => orderNumber === number),
      (await database().select().from(emails)).filter(({ orderNumber }) => orderNumber === number),
    ])
  const isKept = async (order: Order) => {
    const text = await storedText(order)
    const found = personal.filter((word) => text.includes(word))
    expect([0, personal.length]).toContain(found.length)
    return found.length > 0
  }
  const run = (...words: string[]) => personalDataCommand(words, async () => database())

  it('of old orders is removed, with what else says who it was, and sums and country stay', async () => {
    const order = await orderWithAll({
      status: 'paid',
      placedAt: daysAgo(paid + 1),
      paidAt: daysAgo(paid + 1),
    })
    expect(await isKept(order)).toBe(true)
    expect(await removeOldPersonalData(database(), now)).toBe(1)
    expect(await isKept(order)).toBe(false)
    const stored = await findOrder(database(), order.number)
    expect(stored).toMatchObject({ total: 2400, status: 'paid', lines: order.lines })
    expect(stored?.details.countryIso3166Alpha2).toBe(exampleDetails.countryIso3166Alpha2)
    expect(await removeOldPersonalData(database(), now)).toBe(0)
  })

  it('of a removed order does not come back with what the gateway tells later', async () => {
    const { number, stored, gateway, context } = await orderOfThree(database(), 'Paid')
    const [reference = ''] = gateway.jobs.keys()
    const payments = () => gateway.jobs.get(reference)?.payments ?? []
    gateway.change(reference, {
      payments: payments().map((payment) => ({
        ...payment,
        card: { brand: 'Visa', lastFourDigits: '4242' },
      })),
    })
    await reconcile(reference, context)
    expect(await storedText(await stored())).toContain('4242')
    await database().transaction((transaction) => removePersonalData(transaction, [number]))
    await gateway.refundPayment(reference, payments()[0]?.reference ?? '', {
      amountToRefund: '1.00',
      refundNumber: 'P',
    })
    await reconcile(reference, context)
    expect((await stored()).status).toBe('partially-refunded')
    expect(await storedText(await stored())).not.toContain('4242')
  })

  it.each([
    {
      what: 'a paid one before the accounts may go',
      values: { placedAt: daysAgo(paid - 1), paidAt: daysAgo(paid - 1) },
    },
    { what: 'an unpaid one of a while ago', values: { placedAt: daysAgo(unpaid - 1) } },
    {
      what: 'one of which the gateway may still tell something',
      values: { placedAt: daysAgo(unpaid + 1), nextCheckAt: now },
    },
  ])('stays with $what', async ({ values }) => {
    const order = await orderWithAll(values)
    expect(await removeOldPersonalData(database(), now)).toBe(0)
    expect(await isKept(order)).toBe(true)
  })

  it('of an unpaid order goes sooner, by the check of orders', async () => {
    const order = await orderWithAll({ status: 'expired', placedAt: daysAgo(unpaid + 1) })
    await checkDueOrders(testContext(database()), { now })
    expect(await isKept(order)).toBe(false)
  })

  it('is exported for one person as a whole, and nothing that opens an order', async () => {
    const order = await orderWithAll({ status: 'paid', paidAt: now })
    await orderWithAll({ details: { ...exampleDetails, email: 'another@shop.example' } })
    const exported = await exportPerson(database(), exampleDetails.email.toUpperCase(), 'kim@shop.example')
    expect(exported).toMatchObject({
      orders: [{ number: order.number, details: exampleDetails }],
      payments: [{ orderNumber: order.number, payments: [{ card: { lastFour: '4242' } }] }],
      withdrawals: [{ orderNumber: order.number }],
      emails: [{ kind: 'confirmation', recipient: exampleDetails.email }],
    })
    expect(JSON.stringify(exported)).not.toContain(order.returnToken)
    expect(await listAuditEntries(database(), order.number)).toMatchObject([
      { actor: 'kim@shop.example', action: 'export-personal-data', detail: 'Exported the personal data.' },
    ])
    const another = {
      number: order.number,
      locale: 'en-GB',
      details: { ...exampleDetails, email: 'b@shop.example' },
    } as const
    await storeWithdrawal(database(), another, { name: 'Somebody Else' })
    expect(await run('export', exampleDetails.email)).not.toMatch(/Somebody Else|b@shop\.example/)
    expect(JSON.parse(await run('export', exampleDetails.email))).toMatchObject({
      orders: [{ number: order.number }],
    })
  })

  it('is deleted for one person, but for what the law asks to keep', async () => {
    const expired = await orderWithAll({ status: 'expired' })
    const bought = await orderWithAll({ status: 'paid', paidAt: now, placedAt: daysAgo(1) })
    const open = await orderWithAll({ nextCheckAt: now })
    const others = await orderWithAll({ details: { ...exampleDetails, email: 'another@shop.example' } })
    const said = await run('delete', exampleDetails.email)
    expect(said).toContain(`Removed from the orders ${expired.number}.`)
    expect(said).toContain(`Order ${bought.number} was paid, and is kept for the accounts until 2033-11-2`)
    expect(said).toContain(`Order ${open.number} may still be paid`)
    expect(await isKept(expired)).toBe(false)
    expect(await listAuditEntries(database(), expired.number)).toMatchObject([
      {
        actor: 'npm run personal-data',
        action: 'delete-personal-data',
        detail: 'Deleted the personal data.',
      },
    ])
    expect(await isKept(bought)).toBe(true)
    expect(await storedText(others)).toContain('another@shop.example')
  })

  it('is deleted of who withdrew for somebody else, but for which items were taken back', async () => {
    const details = { ...exampleDetails, email: 'another@shop.example' }
    const others = await orderWithAll({ status: 'paid', paidAt: now, details })
    const acceptedItems = [{ product: 'jug', quantity: 1 }]
    const stated = { number: others.number, locale: 'en-GB', details: exampleDetails } as const
    const id = await storeWithdrawal(database(), stated, { items: 'A jug for Eleni' })
    await database()
      .update(withdrawals)
      .set({ state: 'accepted', acceptedItems })
      .where(eq(withdrawals.id, id))
    await run('delete', exampleDetails.email)
    const [kept] = await database().select().from(withdrawals).where(eq(withdrawals.id, id))
    expect(kept).toMatchObject({ name: '', email: '', items: '', acceptedItems })
  })

  it('is kept of who withdrew from an order of somebody else until that is decided', async () => {
    const details = { ...exampleDetails, email: 'another@shop.example' }
    const others = await orderWithAll({ status: 'paid', paidAt: now, details })
    const stated = { number: others.number, locale: 'en-GB', details: exampleDetails } as const
    const id = await storeWithdrawal(database(), stated)
    await database()
      .insert(emails)
      .values({
        key: `withdrawal-received ${id}`,
        kind: 'withdrawal-received',
        orderNumber: others.number,
        recipient: exampleDetails.email,
        locale: 'en-GB',
      })
    const ofStatement = async () => [
      (await database().select().from(withdrawals).where(eq(withdrawals.id, id)))[0]?.email,
      (await database().select().from(emails)).filter(({ key }) => key === `withdrawal-received ${id}`)
        .length,
    ]
    expect(await run('delete', exampleDetails.email)).toContain(
      `Withdrawal ${id} from order ${others.number} is not decided, and is kept`,
    )
    expect(await ofStatement()).toEqual([exampleDetails.email, 1])
    await denyWithdrawal(database(), id, 'It is of somebody else.')
    expect(await run('delete', exampleDetails.email)).not.toContain('Withdrawal')
    expect(await ofStatement()).toEqual([undefined, 0])
  })

  it('is deleted of who never ordered, too', async () => {
    await storeWithdrawal(database(), { number: 'S-0', locale: 'en-GB', details: exampleDetails })
    await run('delete', exampleDetails.email)
    expect(await database().select().from(withdrawals)).toEqual([])
  })

  it.each([
    [],
    ['export'],
    ['export', 'no address'],
    ['show', 'a@b.example'],
    ['delete', 'a@b.example', 'now'],
  ])('is not touched by a wrong command', async (...words) => {
    await expect(run(...words)).rejects.toThrow('How to use it:')
  })
})
