import { beforeEach, expect, it, vi } from 'vitest'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { recordAttention, resolveAttention } from './attention-store'
import { orderHistory } from './order-history'
import { listPaymentJobs } from './repository'
import { attention, reversals, withdrawals } from './tables'
import { onEveryStore, storeJob, storeOrder } from './testing'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10) + minutes * 60_000)

onEveryStore('the history of an order', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  it('has all that happened to it in time order, with who did it, and nothing of another order', async () => {
    const order = await storeOrder(database(), { placedAt: at(0), paidAt: at(4) })
    const other = await storeOrder(database(), { placedAt: at(0) })
    await storeJob(database(), order, {
      requestedAt: at(1),
      reference: '210121000000000010',
      cancelledAt: at(2),
    })
    await storeJob(database(), order, {
      requestedAt: at(3),
      reference: '210121000000000020',
      updatedAt: at(3.5).toISOString(),
      steps: [
        { at: at(3.1).toISOString(), payment: '210121100000000021', action: 'Start', status: 'Pending' },
        {
          at: at(3.4).toISOString(),
          payment: '210121100000000021',
          action: 'Capture',
          status: 'Completed',
          amount: 2400,
        },
      ],
      checks: [
        {
          cause: 'check',
          from: at(3.2).toISOString(),
          until: at(4.5).toISOString(),
          times: 14,
          status: 'Pending',
        },
        {
          cause: 'notification',
          from: at(5).toISOString(),
          until: at(5).toISOString(),
          times: 1,
          status: 'Paid',
        },
      ],
      payments: [
        {
          reference: '210121100000000021',
          status: 'Paid',
          amount: 2400,
          wasAuthorised: true,
          captured: 2400,
          refunded: 500,
          refunds: [],
          card: { brand: 'visa', lastFour: '0042' },
        },
      ],
    })
    await database()
      .insert(reversals)
      .values({
        refundNumber: 'M-1',
        paymentReference: '210121100000000021',
        paymentJobReference: '210121000000000020',
        orderNumber: order.number,
        reason: 'refund',
        amount: 500,
        currency: 'GBP',
        state: 'completed',
        createdAt: at(6),
      })
    await database()
      .insert(attention)
      .values({
        orderNumber: order.number,
        kind: 'refund-failed',
        subject: '1',
        detail: 'One failed.',
        createdAt: at(7),
      })
    await database()
      .insert(withdrawals)
      .values({
        token: 'token',
        orderNumber: order.number,
        name: 'Anna',
        email: 'anna@example.com',
        lines: [],
        locale: 'en-GB',
        receivedAt: at(8),
        state: 'denied',
        decidedAt: at(9),
        reason: 'Too late.',
      })
    const note = { actor: 'kim@shop.example', action: 'note', detail: 'Called back.' } as const
    await recordAudit(database(), { ...note, orderNumber: order.number })
    await recordAudit(database(), { ...note, orderNumber: other.number, detail: 'Another.' })

    const jobs = await listPaymentJobs(database(), order.number)
    const history = await orderHistory(database(), { order, jobs })
    expect(history.map(({ text, actor }) => (actor === undefined ? text : `${actor}: ${text}`))).toEqual([
      'Order of £24.00 placed.',
      'Payment job 210121000000000010 over £24.00 created.',
      'Payment job 210121000000000010 cancelled.',
      'Payment job 210121000000000020 over £24.00 created.',
      'Payment 210121100000000021: Start, Pending.',
      'Checked with the gateway 14 times. Payment job 210121000000000020: the gateway says Pending.',
      'Payment 210121100000000021: Capture of £24.00, Completed.',
      'Payment 210121100000000021: Paid, £24.00, visa ending in 0042, £24.00 captured, £5.00 refunded.',
      'The payment was authorised or paid.',
      'Notification received. Payment job 210121000000000020: the gateway says Paid.',
      'M-1 (refund): £5.00 was given back.',
      'Needs attention: One failed.',
      expect.stringMatching(/^Withdrawal \d+ received from Anna\.$/),
      expect.stringMatching(/^Withdrawal \d+ denied: Too late\.$/),
      'kim@shop.example: Note: Called back.',
    ])
    expect(history.flatMap(({ until }) => until ?? [])).toEqual([at(4.5)])
  })

  it('says of a matter that it was looked after once, whoever comes second', async () => {
    const { number } = await storeOrder(database())
    await recordAttention(database(), number, [
      { kind: 'refund-failed', subject: '1', detail: 'One failed.' },
    ])
    const [matter] = await database().select().from(attention)
    const id = matter?.id ?? ''
    expect(await resolveAttention(database(), id)).toMatchObject({ orderNumber: number })
    expect(await resolveAttention(database(), id)).toBeUndefined()
  })
})
