import { beforeEach, expect, it, vi } from 'vitest'
import { untouched } from '@/components/admin/action-state'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { refundOrder } from '@/lib/orders/actions/refund'
import { by, mug, orderOfThree } from '@/lib/orders/actions/testing'
import { orderContext } from '@/lib/orders/context'
import { listReversals } from '@/lib/orders/repository'
import { onEveryStore } from '@/lib/orders/testing'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { type SignedIn, signedIn } from '../../signed-in'
import { isAsked } from '../../testing'
import { cancelAction, captureAction, refundAction, voidAction } from './actions'

vi.mock('../../signed-in')
vi.mock('@/lib/orders/context')

onEveryStore('before what cannot be undone the back office', (database) => {
  beforeEach(() => {
    const account = { role: 'owner', email: 'owner@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
  })

  /** An order with its forms. */
  async function orderWith(status: string) {
    const order = await orderOfThree(database(), status)
    vi.mocked(orderContext).mockResolvedValue(order.context)
    const form = (fields: Record<string, string> = {}) => {
      const data = new FormData()
      const all = { orderNumber: order.number, key: crypto.randomUUID(), ...fields }
      for (const [name, value] of Object.entries(all)) data.set(name, value)
      return data
    }
    const done = async () => (await listAuditEntries(database(), order.number)).map(({ detail }) => detail)
    return { ...order, form, done }
  }
  const leadsTo = (done: string) => ({ digest: expect.stringContaining(`done=${done}&`) })
  const items = (quantity: number) => ({
    of: 'items',
    seen: '3600',
    'item-0-refund': `${stockKeyOf(mug)}=${quantity}`,
    restockItems: 'yes',
  })

  it('says how much of which order is refunded, to whom and for what, and changes nothing until that is confirmed', async () => {
    const { number, form, done, payment } = await orderWith('Paid')
    const sent = form(items(2))
    expect((await refundAction(untouched, sent)).confirmation).toMatchObject({
      text: `£20.00 of order ${number} is given back to Eleni Papa, eleni@example.com.\nIt is for 2 × Harbour mug.\nThe items can be ordered again.`,
      button: 'Refund £20.00',
    })
    expect([await done(), payment()?.refunds, await listReversals(database(), number)]).toEqual([[], [], []])
    const { confirm } = await isAsked(refundAction, sent)
    await expect(confirm()).rejects.toMatchObject(leadsTo('refunded'))
    expect(payment()?.refunds.map(({ amountToRefund }) => amountToRefund)).toEqual(['20.00'])
  })

  it('does what is confirmed once, however often it is sent, also the form before', async () => {
    const { form, done } = await orderWith('Paid')
    const sent = form(items(2))
    await expect((await isAsked(refundAction, sent)).confirm()).rejects.toMatchObject(leadsTo('refunded'))
    await expect(refundAction(untouched, sent)).rejects.toMatchObject(leadsTo('refunded'))
    sent.delete('confirmed')
    await expect(refundAction(untouched, sent)).rejects.toMatchObject(leadsTo('refunded'))
    expect(await done()).toHaveLength(1)
  })

  it('does nothing when something else was refunded since it asked', async () => {
    const { number, context, form, payment } = await orderWith('Paid')
    const sent = form(items(2))
    const { confirmation } = await refundAction(untouched, sent)
    sent.set('confirmed', confirmation?.token ?? '')
    await refundOrder(number, { of: 'amount', amount: 100 }, by('a'), context)
    const { problem } = await refundAction(untouched, sent)
    expect(problem?.text).toContain('£35.00 is left to refund by now')
    expect(payment()?.refunds).toHaveLength(1)
  })

  it('asks again when what it said is no longer true, and takes no confirmation of something else', async () => {
    const { form, done } = await orderWith('Paid')
    const sent = form({ of: 'amount', seen: '3600', refundAmount: '5.00' })
    const { confirmation } = await refundAction(untouched, sent)
    sent.set('refundAmount', '6.00')
    sent.set('confirmed', confirmation?.token ?? '')
    expect((await refundAction(untouched, sent)).confirmation?.button).toBe('Refund £6.00')
    expect(await done()).toEqual([])
  })

  it('leads back to what was typed', async () => {
    const { form, done } = await orderWith('Paid')
    const sent = form({ of: 'amount', seen: '3600', refundAmount: '5.00', confirmed: 'no' })
    const { values, confirmation, done: text } = await refundAction(untouched, sent)
    expect([values.refundAmount, values.confirmed, confirmation, text]).toEqual([
      '5.00',
      undefined,
      undefined,
      'Nothing has changed.',
    ])
    expect(await done()).toEqual([])
  })

  it('says what a void releases', async () => {
    const { number, form, payment } = await orderWith('Reserved')
    const { text, button, confirm } = await isAsked(voidAction, form({ seen: 'reserved 3600 0 0' }))
    expect(text).toBe(
      `Payment ${payment()?.reference} of order ${number} is voided. The reservation of £36.00 is released: it cannot be taken from Eleni Papa, eleni@example.com any more.`,
    )
    expect(button).toBe('Void the payment')
    await expect(confirm()).rejects.toMatchObject(leadsTo('voided'))
  })

  it('says of a paid payment what is not taken when it is voided', async () => {
    const { form } = await orderWith('Paid')
    expect((await voidAction(untouched, form({ seen: 'paid 3600 0 0' }))).confirmation?.text).toContain(
      '£36.00 that Eleni Papa, eleni@example.com has paid is not taken',
    )
  })

  it('asks about no void that would come to something else than the form was drawn for', async () => {
    const { form } = await orderWith('Paid')
    const { confirmation, problem } = await voidAction(untouched, form({ seen: 'reserved 3600 0 0' }))
    expect([confirmation, problem?.text]).toEqual([
      undefined,
      'The payment has changed meanwhile: a void would come to something else. Open the order again.',
    ])
  })

  it('asks about a capture only when it releases the rest', async () => {
    const { form, number } = await orderWith('Reserved')
    const part = { captureAmount: '10.00', seen: '0 0' }
    const { text, button } = await isAsked(captureAction, form({ ...part, isFinal: 'yes' }))
    expect(button).toBe('Capture £10.00 and release £26.00')
    expect(text).toContain(
      `£10.00 of order ${number} is captured. The rest of the reservation, £26.00, is released`,
    )
    await expect(captureAction(untouched, form(part))).rejects.toMatchObject(leadsTo('captured'))
  })

  it('says which order is cancelled', async () => {
    const { number, form, jobStatus } = await orderWith('Pending')
    const { text, confirm } = await isAsked(cancelAction, form())
    expect(text).toBe(
      `Order ${number} of Eleni Papa, eleni@example.com, of £36.00, is cancelled: nobody can pay it any more.`,
    )
    await expect(confirm()).rejects.toMatchObject(leadsTo('cancelled'))
    expect(jobStatus()).toBe('Cancelled')
  })
})
