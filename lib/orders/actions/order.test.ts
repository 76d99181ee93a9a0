import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { GatewayOperationDenied, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { reconcile } from '../reconcile'
import { findOrder } from '../repository'
import { shipments } from '../tables'
import { onEveryStore } from '../testing'
import { cancelOrder } from './cancellation'
import { checkOrder } from './check'
import { addNote } from './note'
import { markAsSent } from './shipment'
import { by, orderOfThree } from './testing'

onEveryStore('what a merchant does to an order', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  it('cancels one that is not paid, so that nobody can pay it any more', async () => {
    const { number, context, jobStatus, stored } = await orderOfThree(database(), 'Pending')
    await cancelOrder(number, by('a'), context)
    await cancelOrder(number, by('a'), context)
    expect(jobStatus()).toBe('Cancelled')
    expect((await stored()).status).toBe('cancelled')
    await expect(cancelOrder(number, by('b'), context)).rejects.toThrow('there is nothing to cancel')
    expect(await listAuditEntries(database(), number)).toHaveLength(1)
  })

  it('does not cancel one that is paid, also when the shop hears of it only then', async () => {
    const paid = await orderOfThree(database(), 'Paid')
    await expect(cancelOrder(paid.number, by('a'), paid.context)).rejects.toThrow('The order was paid.')
    const { number, context, gateway } = await orderOfThree(database(), 'Pending', {}, paid.context)
    gateway.cancelPaymentJob = async (reference) => {
      gateway.pay(reference, { reference: '9', amountToCollect: '36.00' })
      throw new GatewayRejected(400, [])
    }
    await expect(cancelOrder(number, by('b'), context)).rejects.toThrow('paid in the meantime')
    expect((await findOrder(database(), number))?.status).toBe('paid')
  })

  it.each([
    ['does not know the payment job', undefined, 'the gateway did not cancel payment job'],
    ['waits for a transfer', 'Commissioned', 'money for it is under way'],
  ])('says that it can still be paid when the gateway %s', async (_what, status, sentence) => {
    const { number, context, gateway } = await orderOfThree(database(), 'Pending')
    for (const reference of gateway.jobs.keys()) {
      if (status) gateway.pay(reference, { status, amountToCollect: '36.00' })
      else gateway.jobs.delete(reference)
    }
    gateway.cancelPaymentJob = async () => {
      throw new GatewayRejected(status ? 400 : 404, [])
    }
    await expect(cancelOrder(number, by('a'), context)).rejects.toThrow(sentence)
  })

  it('records that the gateway did not answer, and cancels it when the form is sent again', async () => {
    const { number, context, gateway, jobStatus } = await orderOfThree(database(), 'Pending')
    const { cancelPaymentJob } = gateway
    gateway.cancelPaymentJob = async () => {
      throw new GatewayUnavailable('No response came')
    }
    await expect(cancelOrder(number, by('a'), context)).rejects.toThrow('The cancellation failed.')
    expect((await listAuditEntries(database(), number)).map(({ detail }) => detail)).toEqual([
      'Cancels the order.',
      'The cancellation got no answer, and may have been done or not: No response came.',
    ])
    gateway.cancelPaymentJob = cancelPaymentJob
    await cancelOrder(number, by('a'), context)
    expect(jobStatus()).toBe('Cancelled')
  })

  it('keeps the payment that came after the gateway did not answer, when the form is sent again', async () => {
    const { number, context, gateway, payment } = await orderOfThree(database(), 'Pending')
    const { cancelPaymentJob } = gateway
    gateway.cancelPaymentJob = async () => {
      throw new GatewayUnavailable('No response came')
    }
    await expect(cancelOrder(number, by('a'), context)).rejects.toThrow('The cancellation failed.')
    gateway.cancelPaymentJob = cancelPaymentJob
    for (const reference of gateway.jobs.keys()) {
      gateway.pay(reference, { status: 'Reserved', amountToCollect: '36.00' })
      await reconcile(reference, context)
    }
    await expect(cancelOrder(number, by('a'), context)).rejects.toThrow('paid in the meantime')
    expect(payment()?.status).toBe('Reserved')
  })

  it('says when the gateway denies to cancel it', async () => {
    const { number, context, gateway } = await orderOfThree(database(), 'Pending')
    gateway.cancelPaymentJob = async () => {
      throw new GatewayOperationDenied()
    }
    await expect(cancelOrder(number, by('a'), context)).rejects.toThrow('the permission is missing')
  })

  it('checks it with the gateway, recorded once for each form, and says when that cannot be asked', async () => {
    const { number, context, gateway } = await orderOfThree(database(), 'Pending')
    for (const reference of gateway.jobs.keys()) gateway.pay(reference, { amountToCollect: '36.00' })
    await Promise.all([checkOrder(number, by('a'), context), checkOrder(number, by('a'), context)])
    expect((await findOrder(database(), number))?.status).toBe('paid')
    expect(await listAuditEntries(database(), number)).toMatchObject([{ action: 'check' }])
    gateway.retrievePaymentJob = async () => {
      throw new GatewayUnavailable('No response came.')
    }
    await expect(checkOrder(number, by('b'), context)).rejects.toThrow('The check failed. No response came.')
  })

  it('marks it as sent, with or without an address of the carrier, once for each form', async () => {
    const { number } = await orderOfThree(database(), 'Paid')
    const send = (url: string, key: string) => markAsSent(number, url, by(key), database())
    await send('', 'a')
    await send(' https://carrier.example/parcel/1 ', 'b')
    await send(' https://carrier.example/parcel/1 ', 'b')
    expect(await database().select().from(shipments)).toMatchObject([
      { orderNumber: number, trackingUrl: null },
      { orderNumber: number, trackingUrl: 'https://carrier.example/parcel/1' },
    ])
  })

  it.each(['javascript:alert(1)', 'carrier.example/parcel/1', 'ftp://carrier.example'])(
    'rejects %s as the address of a carrier',
    async (url) => {
      const { number } = await orderOfThree(database(), 'Paid')
      await expect(markAsSent(number, url, by('a'), database())).rejects.toThrow('tracking address in full')
      expect(await database().select().from(shipments)).toEqual([])
    },
  )

  it('sends nothing that is not paid', async () => {
    const { number } = await orderOfThree(database(), 'Pending')
    await expect(markAsSent(number, '', by('a'), database())).rejects.toThrow('The order is not paid')
  })

  it('keeps notes in the audit log, and rejects empty and long ones', async () => {
    const { number } = await orderOfThree(database(), 'Paid')
    await addNote(number, ' Called back. ', by('a'), database())
    await expect(addNote(number, '  ', by('b'), database())).rejects.toThrow('Write something')
    await expect(addNote(number, 'x'.repeat(2001), by('c'), database())).rejects.toThrow('It has 2001.')
    expect(await listAuditEntries(database(), number)).toMatchObject([
      { action: 'note', detail: 'Called back.' },
    ])
  })

  it('rejects a form that was sent for another order', async () => {
    const first = await orderOfThree(database(), 'Paid')
    const second = await orderOfThree(database(), 'Pending', {}, first.context)
    await addNote(first.number, 'One', by('a'), database())
    await expect(addNote(second.number, 'Two', by('a'), database())).rejects.toThrow(
      'belongs to another order',
    )
    expect(await listAuditEntries(database(), second.number)).toEqual([])
  })
})
