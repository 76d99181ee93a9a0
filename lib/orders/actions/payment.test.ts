import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { GatewayOperationDenied, GatewayUnavailable } from '@/lib/cashflows/errors'
import { listPaymentJobs } from '../repository'
import { onEveryStore } from '../testing'
import { captureOrder, capturesSeen, voidOrder, voidSeen } from './payment'
import { by, orderOfThree } from './testing'

onEveryStore('a capture or a void by a merchant', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  const reserved = async () => {
    const order = await orderOfThree(database(), 'Reserved')
    const capture = (amount: number | undefined, key: string, isFinal = false, seen?: string) =>
      captureOrder(order.number, { amount, isFinal }, by(key), order.context, seen)
    const withJobs = async () => ({
      order: await order.stored(),
      jobs: await listPaymentJobs(database(), order.number),
    })
    const look = async () => capturesSeen(database(), await withJobs())
    const lookAtVoid = async () => voidSeen(database(), await withJobs())
    const captures = () =>
      order
        .payment()
        ?.captures.map(({ amountToCapture, isFinalCapture }) => [amountToCapture, isFinalCapture])
    return { ...order, capture, captures, look, lookAtVoid }
  }

  it('captures all', async () => {
    const { number, capture, captures, stored } = await reserved()
    await capture(undefined, 'a')
    expect(captures()).toEqual([['36.00', true]])
    expect((await stored()).status).toBe('paid')
    expect(await listAuditEntries(database(), number)).toMatchObject([
      { action: 'capture', detail: 'Captures £36.00.' },
    ])
  })

  it('captures parts, no more than is left, and releases the rest where the merchant says so', async () => {
    const { capture, captures, stored } = await reserved()
    await capture(1000, 'a')
    expect((await stored()).status).toBe('partially-captured')
    await expect(capture(2601, 'b')).rejects.toThrow('Only £26.00 is left to capture.')
    await capture(600, 'c', true)
    expect(captures()).toEqual([
      ['10.00', false],
      ['6.00', true],
    ])
    await expect(capture(undefined, 'd')).rejects.toThrow('There is nothing to capture.')
  })

  it('captures once, however often the form is sent', async () => {
    const { capture, captures } = await reserved()
    await Promise.all([capture(1000, 'a'), capture(1000, 'a')])
    await capture(1000, 'a')
    expect(captures()).toHaveLength(1)
  })

  it('captures once when two who have seen the same capture at the same time', async () => {
    const { capture, captures, look } = await reserved()
    const seen = await look()
    const both = await Promise.allSettled(['a', 'b'].map((key) => capture(1000, key, false, seen)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(capture(1000, 'c', false, seen)).rejects.toThrow('£10.00 is captured by now')
    await capture(1000, 'd', false, await look())
    expect(captures()).toHaveLength(2)
  })

  it('lets who has seen the captures try again when the gateway has rejected one', async () => {
    const { gateway, capture, captures, look } = await reserved()
    const { capturePayment } = gateway
    const seen = await look()
    gateway.capturePayment = async () => {
      throw new GatewayOperationDenied()
    }
    await expect(capture(1000, 'a', false, seen)).rejects.toThrow('The capture failed.')
    gateway.capturePayment = capturePayment
    await capture(1000, 'b', false, seen)
    expect(captures()).toHaveLength(1)
  })

  it('knows of what was captured although the response was lost, and counts it', async () => {
    const { number, gateway, capture, captures, stored } = await reserved()
    const { capturePayment } = gateway
    gateway.capturePayment = async (...call) => {
      await capturePayment.apply(gateway, call)
      throw new GatewayUnavailable('The connection was closed.')
    }
    await expect(capture(3000, 'a')).rejects.toThrow('It may have been done or not')
    expect((await stored()).status).toBe('partially-captured')
    expect(await capture(3000, 'a')).toBe('repeated')
    expect((await listAuditEntries(database(), number)).at(-1)?.detail).toContain('got no answer')
    await expect(capture(1000, 'b')).rejects.toThrow('Only £6.00 is left to capture.')
    expect(captures()).toHaveLength(1)
  })

  it('does not hide a fault of the shop after the gateway has captured', async () => {
    const { gateway, capture } = await reserved()
    const { capturePayment } = gateway
    gateway.capturePayment = async (...call) => {
      const captured = await capturePayment.apply(gateway, call)
      gateway.retrievePaymentJob = async () => {
        throw new TypeError('a fault')
      }
      return captured
    }
    await expect(capture(1000, 'a')).rejects.toThrow(TypeError)
  })

  it.each(['Reserved', 'Paid'])('voids a payment that is %s, as a whole', async (status) => {
    const { number, context, payment, stored } = await orderOfThree(database(), status)
    await voidOrder(number, by('a'), context)
    expect(payment()?.status).toBe('Cancelled')
    expect((await stored()).status).toBe('voided')
  })

  it('voids nothing that was captured in the Portal since the merchant looked, of which the shop learns only then', async () => {
    const { number, context, gateway, payment, jobReference, stored, lookAtVoid } = await reserved()
    const seen = await lookAtVoid()
    await gateway.capturePayment(jobReference, payment()?.reference ?? '', {
      amountToCapture: '36.00',
      isFinalCapture: true,
    })
    await expect(voidOrder(number, by('a'), context, seen)).rejects.toThrow(
      'The payment has changed meanwhile',
    )
    expect((await stored()).status).toBe('paid')
    expect(await listAuditEntries(database(), number)).toEqual([])
    await voidOrder(number, by('b'), context, await lookAtVoid())
    expect((await stored()).status).toBe('voided')
  })

  it('says that the gateway denies it, and records that', async () => {
    const { number, context, gateway, stored } = await orderOfThree(database(), 'Paid')
    gateway.cancelPayment = async () => {
      throw new GatewayOperationDenied()
    }
    await expect(voidOrder(number, by('a'), context)).rejects.toThrow('The void failed.')
    expect(await voidOrder(number, by('a'), context)).toBe('repeated')
    expect((await stored()).status).toBe('paid')
    expect(await listAuditEntries(database(), number)).toMatchObject([
      { action: 'void', detail: expect.stringMatching(/^Voids payment \d+\.$/) },
      { action: 'void', detail: expect.stringContaining('The void was rejected') },
    ])
  })

  it('finds nothing to void or to capture where nothing was authorised', async () => {
    const { number, context } = await orderOfThree(database(), 'Pending')
    await expect(voidOrder(number, by('a'), context)).rejects.toThrow('There is nothing to void.')
    await expect(captureOrder(number, { isFinal: false }, by('b'), context)).rejects.toThrow(
      'There is nothing to capture.',
    )
  })
})
