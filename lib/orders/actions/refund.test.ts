import { propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { fromAmount } from '@/lib/cashflows/amount'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { availability, setStock } from '@/lib/stock/stock'
import { acceptWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { listOpenAttention } from '../attention-store'
import { orderHistory } from '../order-history'
import { reconcile } from '../reconcile'
import { listPaymentJobs, listReversals } from '../repository'
import { executeReversals } from '../reversals'
import { onEveryStore, testContext } from '../testing'
import { giveUpRefund, refundOrder } from './refund'
import { by, mug, orderOfThree } from './testing'

onEveryStore('a refund by a merchant', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    return () => vi.useRealTimers()
  })

  const paid = async (values = {}, context = testContext(database())) => {
    const order = await orderOfThree(database(), 'Paid', values, context)
    const refund = async (request: Parameters<typeof refundOrder>[1], key: string, seen?: number) =>
      (await refundOrder(order.number, request, by(key), order.context, seen)).state
    const refunds = () => order.payment()?.refunds.map(({ amountToRefund }) => amountToRefund)
    return { ...order, refund, refunds }
  }
  const all = { of: 'all', isRestocked: false } as const
  const some = (quantity: number, isRestocked = false) =>
    ({ of: 'items', items: [{ ...mug, quantity }], isRestocked }) as const

  it('gives back all, at once, and says in the audit log who did it', async () => {
    const { number, refund, refunds, stored } = await paid()
    expect(await refund(all, 'a')).toBe('completed')
    expect(refunds()).toEqual(['36.00'])
    expect((await stored()).status).toBe('refunded')
    expect(await listAuditEntries(database(), number)).toMatchObject([
      { actor: 'kim@shop.example', action: 'refund', detail: 'Refunds £36.00.' },
    ])
  })

  it('gives back an amount, and then no more than is left', async () => {
    const { refund, refunds, stored } = await paid()
    await refund({ of: 'amount', amount: 1050 }, 'a')
    await expect(refund({ of: 'amount', amount: 2551 }, 'b')).rejects.toThrow(
      'Only £25.50 is left to refund.',
    )
    expect((await stored()).status).toBe('partially-refunded')
    await refund(all, 'c')
    expect(refunds()).toEqual(['10.50', '25.50'])
    await expect(refund(all, 'd')).rejects.toThrow('Nothing is left to refund.')
  })

  it.each([0, -1, 1.5, Number.NaN])('rejects %d as an amount', async (amount) => {
    const { refund, refunds } = await paid()
    await expect(refund({ of: 'amount', amount }, 'a')).rejects.toThrow('more than nothing')
    expect(refunds()).toEqual([])
  })

  it('gives back what items cost, with the delivery when the last follows, and each item once', async () => {
    const { refund, refunds } = await paid()
    await refund(some(2), 'a')
    await expect(refund(some(2), 'b')).rejects.toThrow('Of harbour-mug/iron order')
    await refund(some(1), 'c')
    expect(refunds()).toEqual(['20.00', '16.00'])
  })

  it('says so where less is left to give back than the items cost', async () => {
    const { number, context, refund, refunds } = await paid()
    await refund({ of: 'amount', amount: 3000 }, 'a')
    expect(await refundOrder(number, some(1), by('b'), context)).toEqual({ state: 'completed', isLess: true })
    expect(refunds()).toEqual(['30.00', '6.00'])
    const entries = await listAuditEntries(database(), number)
    expect(entries.map(({ detail }) => detail)).toEqual([
      'Refunds £30.00.',
      'Refunds £6.00. The items cost £10.00.',
    ])
  })

  it('puts items back into stock where the merchant says so, and no more than the order took', async () => {
    await setStock(database(), mug, 5)
    const { refund } = await paid({ takenItems: [{ ...mug, quantity: 3 }] })
    const inStock = async () => (await availability(database(), [mug])).get('harbour-mug/iron')
    await refund(some(1), 'a')
    expect(await inStock()).toBe(5)
    await refund(some(1, true), 'b')
    expect(await inStock()).toBe(6)
    await refund({ of: 'all', isRestocked: true }, 'c')
    expect(await inStock()).toBe(7)
  })

  it('is made once, however often the form is sent, and at the same time', async () => {
    const { number, refund, refunds } = await paid()
    const request = { of: 'amount', amount: 500 } as const
    await Promise.all([refund(request, 'a'), refund(request, 'a'), refund(request, 'a')])
    await refund(request, 'a')
    expect(refunds()).toEqual(['5.00'])
    expect(await listAuditEntries(database(), number)).toHaveLength(1)
  })

  it('is made once when two who have seen the same refund at the same time', async () => {
    const { refund, refunds } = await paid()
    const request = { of: 'amount', amount: 500 } as const
    const both = await Promise.allSettled(['a', 'b'].map((key) => refund(request, key, 3600)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(refund(request, 'c', 3600)).rejects.toThrow('£31.00 is left to refund by now')
    await refund(request, 'd', 3100)
    expect(refunds()).toEqual(['5.00', '5.00'])
  })

  it('that fails at the gateway puts nothing back into stock, and can be made again', async () => {
    await setStock(database(), mug, 0)
    const { gateway, refund, refunds } = await paid({ takenItems: [{ ...mug, quantity: 3 }] })
    const inStock = async () => (await availability(database(), [mug])).get('harbour-mug/iron')
    const { refundPayment } = gateway
    gateway.refundPayment = async (...call) => {
      const refund = await refundPayment.apply(gateway, call)
      for (const [reference, { payments }] of gateway.jobs) {
        const failed = payments.map((payment) => ({ ...payment, refunds: [{ ...refund, status: 'Failed' }] }))
        gateway.change(reference, { payments: failed })
      }
      return refund
    }
    expect(await refund(some(2, true), 'a')).toBe('failed')
    expect(await inStock()).toBe(0)
    gateway.refundPayment = refundPayment
    expect(await refund(some(2, true), 'b')).toBe('completed')
    expect(await inStock()).toBe(2)
    expect(refunds()).toEqual(['20.00', '20.00'])
  })

  it('of which the response was lost is found by its number, and not made again', async () => {
    const { context, gateway, refund, refunds, stored } = await paid()
    const { refundPayment } = gateway
    gateway.refundPayment = async (...call) => {
      await refundPayment.apply(gateway, call)
      throw new GatewayUnavailable('The connection was closed.')
    }
    expect(await refund({ of: 'amount', amount: 500 }, 'a')).toBe('due')
    gateway.refundPayment = refundPayment
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
    await executeReversals({ ...(await stored()), nextCheckAt: new Date() }, context)
    expect(refunds()).toEqual(['5.00'])
    expect((await stored()).status).toBe('partially-refunded')
  })

  it('that the gateway rejects stays due, and counts as promised meanwhile', async () => {
    const { gateway, refund } = await paid()
    gateway.refundPayment = async () => {
      throw new GatewayRejected(400, [])
    }
    expect(await refund({ of: 'amount', amount: 3000 }, 'a')).toBe('due')
    await expect(refund({ of: 'amount', amount: 700 }, 'b')).rejects.toThrow('Only £6.00 is left to refund.')
  })

  it('that the gateway goes on to reject needs attention until it is made, and the history says why', async () => {
    const { number, context, gateway, refund, stored } = await paid()
    const { refundPayment } = gateway
    gateway.refundPayment = async () => {
      throw new GatewayRejected(400, [{ code: 'InsufficientFunds', message: 'Too little.', parameters: [] }])
    }
    const open = async () => (await listOpenAttention(database())).map(({ kind, detail }) => [kind, detail])
    const tryAgain = async (afterHours: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + afterHours * 3_600_000 })
      await executeReversals({ ...(await stored()), nextCheckAt: new Date() }, context)
    }
    expect(await refund({ of: 'amount', amount: 500 }, 'a')).toBe('due')
    expect(await open()).toEqual([])
    const jobs = await listPaymentJobs(database(), number)
    const history = await orderHistory(database(), { order: await stored(), jobs })
    expect(history.map(({ text }) => text).join()).toContain('Tried 1 times: The gateway rejected')
    await tryAgain(1)
    expect(await open()).toEqual([['reversal-rejected', expect.stringContaining('InsufficientFunds')]])
    gateway.refundPayment = refundPayment
    await tryAgain(2)
    expect(await listReversals(database(), number)).toMatchObject([{ state: 'completed' }])
    expect(await open()).toEqual([])
  })

  it('that the gateway rejects is given up by the merchant, but not while it is tried, and its money is left', async () => {
    const { number, gateway, refund, refunds, context, stored } = await paid()
    const { refundPayment } = gateway
    gateway.refundPayment = async () => {
      throw new GatewayRejected(400, [])
    }
    await refund({ of: 'amount', amount: 3000 }, 'a')
    const giveUp = () => giveUpRefund(number, 'M-a', by('b'), database())
    await expect(giveUp()).rejects.toThrow('The shop is just trying it')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100_000 })
    expect([await giveUp(), await giveUp()]).toEqual(['done', 'repeated'])
    await expect(giveUpRefund(number, 'M-a', by('c'), database())).rejects.toThrow('not under way any more')
    expect((await listOpenAttention(database())).map(({ kind }) => kind)).toEqual(['reversal-failed'])
    gateway.refundPayment = refundPayment
    await executeReversals({ ...(await stored()), nextCheckAt: new Date() }, context)
    expect(refunds()).toEqual([])
    expect(await refund(all, 'd')).toBe('completed')
    expect(refunds()).toEqual(['36.00'])
  })

  it('cannot be made of what is reserved: that is captured in part or voided', async () => {
    const { number, context } = await orderOfThree(database(), 'Reserved')
    await expect(refundOrder(number, all, by('a'), context)).rejects.toThrow(
      'Capture a part of it, or void it.',
    )
  })

  it('cannot be made of what is captured in part, and says how much', async () => {
    const { number, context, gateway } = await orderOfThree(database(), 'Reserved')
    for (const [reference, { payments }] of gateway.jobs) {
      const part = { amountToCapture: '10.00', isFinalCapture: false }
      await gateway.capturePayment(reference, payments[0]?.reference ?? '', part)
      await reconcile(reference, context)
    }
    await expect(refundOrder(number, all, by('a'), context)).rejects.toThrow(
      '£10.00 of the payment is captured, and the rest still reserved. Make the last capture first',
    )
  })

  it('and a withdrawal give back each item once', async () => {
    const { number, context, refund, refunds, stored } = await paid()
    await refund(some(2), 'a')
    const id = await storeWithdrawal(database(), await stored())
    expect(await acceptWithdrawal(database(), id, { isRestocked: false, isPaidBack: false })).toMatchObject({
      amount: 1600,
    })
    await executeReversals(await stored(), context)
    expect(refunds()).toEqual(['20.00', '16.00'])
    await expect(refundOrder(number, some(1), by('b'), context)).rejects.toThrow('Nothing is left')
  })

  it('never comes to more than was paid, whatever is refunded in whatever order', async () => {
    const request = fc.oneof(
      fc.record({ of: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 2000 }) }),
      fc.integer({ min: 1, max: 3 }).map((quantity) => some(quantity)),
    )
    const context = testContext(database())
    let forms = 0
    const nextKey = () => String(++forms)
    const sumOf = (amounts: string[] = []) =>
      amounts.reduce((sum, amount) => sum + fromAmount(amount, 'GBP'), 0)
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 6 }), async (requests) => {
        const { refund, refunds } = await paid({}, context)
        for (const one of requests) await refund(one, nextKey()).catch(() => {})
        expect(sumOf(refunds())).toBeLessThanOrEqual(3600)
        await refund(all, nextKey()).catch(() => {})
        expect(sumOf(refunds())).toBe(3600)
      }),
      { numRuns: propertyRuns(20) },
    )
  })
})
