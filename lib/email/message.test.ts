import { expect, it, vi } from 'vitest'
import { addAccount, removeAccount } from '@/lib/admin/accounts'
import type { Order } from '@/lib/orders/order'
import { shippedEmail } from '@/lib/orders/order-emails'
import { attention } from '@/lib/orders/tables'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import type { Email } from '@/lib/outbox/email'
import { enqueue } from '@/lib/outbox/outbox'
import { emails } from '@/lib/outbox/tables'
import { denyWithdrawal } from '@/lib/withdrawals/decision'
import { receiveWithdrawal } from '@/lib/withdrawals/receipt'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { enqueueDigest } from './digest'
import { composeEmail } from './message'

vi.mock('@/lib/session/session-passwords', () => ({
  sessionPasswords: async () => ['a session password of these tests'],
}))

onEveryStore('what an email says', (database) => {
  const now = new Date('2026-01-21T10:00:00Z')
  async function stored(): Promise<Email> {
    const [email] = await database().select().from(emails)
    if (!email) throw new Error('No email is stored')
    return email as Email
  }
  const compose = async () => composeEmail(database(), await stored(), 'https://shop.example', now)
  const storeFailed = (order: Order) =>
    enqueue(database(), [
      {
        key: 'one',
        kind: 'payment-failed',
        content: null,
        orderNumber: order.number,
        recipient: 'eleni@example.com',
        locale: 'en-GB',
      },
    ])

  it.each([
    ['failed', 'sent'],
    ['expired', 'sent'],
    ['awaiting-payment', 'postponed'],
    ['paid', 'dropped'],
    ['refunded', 'dropped'],
    ['cancelled', 'dropped'],
    ['under-review', 'dropped'],
  ] as const)('of a failed payment, when the order is %s meanwhile: it is %s', async (status, what) => {
    await storeFailed(await storeOrder(database(), { status }))
    const composition = await compose()
    const kind = composition === 'dropped' ? 'dropped' : 'message' in composition ? 'sent' : 'postponed'
    expect(kind).toBe(what)
  })

  it('of a parcel: where it can be followed, and a link to the order that has an end', async () => {
    const order = await storeOrder(database(), { status: 'paid' })
    await enqueue(database(), [shippedEmail(order, '1', { trackingUrl: 'https://carrier.example/1' })])
    const composition = await compose()
    expect(composition).toMatchObject({
      message: {
        kind: 'shipped',
        shipment: { trackingUrl: 'https://carrier.example/1' },
        orderUrl: expect.stringContaining(
          `https://shop.example/api/orders/${order.number}/open?expires=1771581600&`,
        ),
      },
    })
  })

  it.each([
    ['its words, to the address of the order', 'ELENI@example.com', true],
    ['a link to its words, to any other', 'other@example.com', false],
  ])('of a withdrawal: %s', async (_what, email, isByShopper) => {
    const order = await storeOrder(database(), { status: 'paid' })
    const statement = {
      orderNumber: order.number,
      name: 'Eleni',
      email,
      lines: [],
      items: 'Buy now',
      locale: 'en-GB' as const,
    }
    const token = 'w'.repeat(22)
    for (let time = 0; time < 2; time += 1)
      await receiveWithdrawal(database(), token, statement, new Headers())
    expect(await database().$count(emails)).toBe(1)
    expect(await stored()).toMatchObject({ kind: 'withdrawal-received', recipient: email })
    expect(await compose()).toMatchObject({ message: { isByShopper, withdrawal: { items: 'Buy now' } } })
  })

  it('of a withdrawal that was denied: why, with a link to the order for the address of the order alone', async () => {
    const order = await storeOrder(database(), { status: 'paid' })
    const orderPage = `https://shop.example/api/orders/${order.number}/open?expires=`
    const statedBy = [
      { email: order.details.email, isByShopper: true, page: orderPage },
      { email: 'other@example.com', isByShopper: false, page: 'https://shop.example/en-GB/withdrawal/' },
    ]
    for (const { email, isByShopper, page } of statedBy) {
      await database().delete(emails)
      const id = await storeWithdrawal(database(), order, { email })
      await denyWithdrawal(database(), id, 'The order is 30 days old.')
      expect(await stored()).toMatchObject({ kind: 'withdrawal-denied', recipient: email })
      expect(await compose()).toMatchObject({
        message: {
          kind: 'withdrawal-denied',
          withdrawal: { reason: 'The order is 30 days old.' },
          isByShopper,
          url: expect.stringContaining(page),
        },
      })
    }
  })

  it('of what needs attention: once a day, after eight, and only if anything does', async () => {
    const at = (time: string) =>
      enqueueDigest(database(), 'merchant@example.com', new Date(`2026-01-${time}Z`))
    await at('21T09:00')
    const { number: orderNumber } = await storeOrder(database())
    const matter = { orderNumber, kind: 'refund-failed' as const, subject: '1', detail: 'Refund 1 failed.' }
    await database().insert(attention).values(matter)
    await at('21T07:59')
    expect(await database().select().from(emails)).toEqual([])
    for (const time of ['21T08:00', '21T23:59', '22T08:00']) await at(time)
    expect((await database().select().from(emails)).map(({ key }) => key)).toEqual([
      'digest 2026-01-21',
      'digest 2026-01-22',
    ])
    expect(await compose()).toMatchObject({
      message: { total: 1, matters: [{ detail: 'Refund 1 failed.' }], url: undefined },
    })
    await addAccount(database(), { email: 'kim@shop.example', role: 'owner', password: 'three small pots' })
    expect(await compose()).toMatchObject({ message: { url: 'https://shop.example/admin' } })
    await removeAccount(database(), 'kim@shop.example')
    await database().update(attention).set({ resolvedAt: now })
    expect(await compose()).toBe('dropped')
  })
})
