import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { recordAttention, resolveMatter } from '@/lib/orders/attention-store'
import { reconcile } from '@/lib/orders/reconcile'
import { reversals } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { withdrawalsCommand } from './command'
import { storeWithdrawal } from './testing'

onEveryStore('the withdrawals command', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  const run = (...words: string[]) => withdrawalsCommand(words, async () => database())

  async function paidOrder() {
    const context = testContext(database())
    const lines = [{ product: 'teapot', name: 'Teapot', quantity: 2, unitPrice: 1200, total: 2400 }]
    const order = await storeOrder(database(), { lines })
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference, status: 'Pending' })
    context.gateway.pay(reference)
    const check = () => reconcile(reference, context)
    await check()
    /** Refunds all in the Portal. */
    const refund = () => {
      const payment = context.gateway.jobs.get(reference)?.payments[0]?.reference ?? ''
      return context.gateway.refundPayment(reference, payment, { refundNumber: 'Portal' })
    }
    return { order, check, refund }
  }

  it('says so when there is nothing to do', async () => {
    expect(await run()).toBe('No withdrawal is to be decided or given back.')
  })

  it('lists each with who withdraws from what, what is left, and by when to give it back', async () => {
    const { order } = await paidOrder()
    const id = await storeWithdrawal(database(), order, {
      lines: [{ product: 'teapot', name: 'Teapot', quantity: 1 }],
    })
    const words = await storeWithdrawal(database(), order, { items: 'the green one', email: 'x@example.com' })
    const printed = await run()
    for (const text of [
      `${id}  received`,
      `order ${order.number}`,
      'Eleni Papa, eleni@example.com',
      '1 × teapot',
      'which is paid, are left: teapot=2, £24.00 in all',
      `npm run withdrawals -- accept ${id}`,
      `${words}  received`,
      'In the shopper’s words: the green one',
      'The order has another email address',
    ])
      expect(printed).toContain(text)
    expect(printed.match(/another email address/g)).toHaveLength(1)
  })

  it('says so where no order has the number', async () => {
    const { order } = await paidOrder()
    await storeWithdrawal(database(), { ...order, number: '00000-00000-00000-00000' })
    expect(await run()).toContain('There is no such order')
  })

  it('accepts one, and lists it until it has been given back', async () => {
    const { order, check } = await paidOrder()
    const id = String(await storeWithdrawal(database(), order))
    const printed = await run('accept', id, 'teapot=1', 'restock')
    expect(printed).toContain(`Withdrawal ${id} is accepted: the shop gives back £12.00.`)
    expect(printed).toContain('Accepted: £12.00 is being given back.')
    expect(await listAuditEntries(database(), order.number)).toMatchObject([
      {
        actor: 'npm run withdrawals',
        action: 'accept-withdrawal',
        detail: `Accepts withdrawal ${id}: £12.00 is given back.`,
      },
    ])
    await check()
    expect(await run()).toBe('No withdrawal is to be decided or given back.')
  })

  it('lists one that could not be given back until it was looked after, or nothing is left to refund', async () => {
    const { order, check, refund } = await paidOrder()
    const failed = { kind: 'reversal-failed', detail: '' } as const
    const accepted = async (item: string) => {
      const id = await storeWithdrawal(database(), order)
      await run('accept', String(id), item)
      await database().update(reversals).set({ state: 'failed' }).where(eq(reversals.state, 'due'))
      await recordAttention(database(), order.number, [{ ...failed, subject: `W-${id}` }])
      return id
    }
    const first = await accepted('teapot=1')
    expect(await run()).toContain('£12.00 could not be given back: see `npm run attention`')
    await resolveMatter(database(), order.number, 'reversal-failed', `W-${first}`)
    expect(await run()).toBe('No withdrawal is to be decided or given back.')
    // What was not given back is still to be: all of the order is left.
    await accepted('teapot=2')
    expect(await run()).toContain('£24.00 could not be given back')
    await refund()
    await check()
    expect(await run()).toBe('No withdrawal is to be decided or given back.')
  })

  it('says what the items cost where less is given back', async () => {
    const { order } = await paidOrder()
    const id = String(await storeWithdrawal(database(), order))
    expect(await run('accept', id, 'all', 'paid-back')).toContain(
      'the shop gives back £0.00. The items cost £24.00.',
    )
    const [entry] = await listAuditEntries(database(), order.number)
    expect(entry?.detail).toBe(`Accepts withdrawal ${id}: £0.00 is given back. The items cost £24.00.`)
  })

  it('denies one with a reason', async () => {
    const { order } = await paidOrder()
    const id = String(await storeWithdrawal(database(), order))
    expect(await run('deny', id, 'Received', 'too', 'late')).toContain(`Withdrawal ${id} is denied.`)
    await expect(run('deny', id, 'again')).rejects.toThrow('decided already')
    expect(await listAuditEntries(database(), order.number)).toMatchObject([
      {
        actor: 'npm run withdrawals',
        action: 'deny-withdrawal',
        detail: `Denies withdrawal ${id}: Received too late`,
      },
    ])
  })

  it.each([
    ['list'],
    ['accept'],
    ['accept 0'],
    ['accept W-1'],
    ['accept 99999999999'],
    ['accept 1 teapot'],
    ['accept 1 teapot=0'],
    ['accept 1 teapot=1 all'],
    ['deny 1'],
  ])('says how to use it after `%s`', async (words) => {
    await expect(run(...words.split(' '))).rejects.toThrow('How to use it')
  })
})
