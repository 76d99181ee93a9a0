import { beforeEach, expect, it, vi } from 'vitest'
import { untouched } from '@/components/admin/action-state'
import { wasDone } from '@/lib/orders/actions/action'
import { captureOrder } from '@/lib/orders/actions/payment'
import { refundOrder } from '@/lib/orders/actions/refund'
import type { Order } from '@/lib/orders/order'
import { findOrder } from '@/lib/orders/repository'
import { type SignedIn, signedIn } from '../../signed-in'
import { captureAction, refundAction } from './actions'

vi.mock('../../signed-in')
vi.mock('@/lib/orders/actions/action')
vi.mock('@/lib/orders/actions/payment')
vi.mock('@/lib/orders/actions/refund')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/orders/repository')

beforeEach(() => {
  vi.mocked(signedIn).mockResolvedValue({ account: { role: 'owner' } } as SignedIn)
})

const number = '7K3QX-2MV9T-4HW8R-P6ZDN'

/** A form of an order of a currency. */
function formOf(currency: string, fields: Record<string, string>): FormData {
  vi.mocked(findOrder).mockResolvedValue({ number, currency } as unknown as Order)
  const form = new FormData()
  for (const [name, value] of Object.entries({ orderNumber: number, key: crypto.randomUUID(), ...fields }))
    form.set(name, value)
  return form
}

it.each([
  ['GBP', '24.00'],
  ['JPY', '24'],
])('an amount in %s is asked for as %s', async (currency, example) => {
  const form = formOf(currency, { of: 'amount', refundAmount: '24.005', captureAmount: '24.005' })
  for (const action of [refundAction, captureAction]) {
    expect((await action(untouched, form)).problem?.text).toBe(
      `Enter the amount in ${currency} as ${example}.`,
    )
  }
})

it.each([
  [{ state: 'completed', isLess: false }, 'refunded'],
  [{ state: 'completed', isLess: true }, 'refunded-for-less'],
  [{ state: 'due', isLess: false }, 'refund-due'],
  [{ state: 'due', isLess: true }, 'refund-due-for-less'],
  [{ state: 'failed', isLess: true }, 'refund-failed'],
] as const)('of a refund that became %o says the next page: %s', async (refunded, done) => {
  vi.mocked(refundOrder).mockResolvedValue(refunded)
  const form = formOf('GBP', { of: 'all', seen: '3600' })
  vi.mocked(wasDone).mockResolvedValue(true)
  await expect(refundAction(untouched, form)).rejects.toMatchObject({
    digest: expect.stringContaining(`done=${done}&`),
  })
  expect(vi.mocked(refundOrder).mock.lastCall?.at(-1)).toBe(3600)
})

it('staff capture, and do not release the rest', async () => {
  vi.mocked(signedIn).mockResolvedValue({ account: { role: 'staff' } } as SignedIn)
  const fields = { captureAmount: '0.01', seen: '0 0' }
  const released = await captureAction(untouched, formOf('GBP', { ...fields, isFinal: 'yes' }))
  expect(released.problem?.text).toBe('Only an owner may release the rest.')
  expect(captureOrder).not.toHaveBeenCalled()
  await expect(captureAction(untouched, formOf('GBP', fields))).rejects.toMatchObject({
    digest: expect.stringContaining('done=captured&'),
  })
})
