import { beforeEach, expect, it, vi } from 'vitest'
import { untouched } from '@/components/admin/action-state'
import type { Order } from '@/lib/orders/order'
import { findOrder } from '@/lib/orders/repository'
import { type SignedIn, signedIn } from '../../signed-in'
import { captureAction, refundAction } from './actions'

vi.mock('../../signed-in')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/orders/repository')

beforeEach(() => {
  vi.mocked(signedIn).mockResolvedValue({ account: { role: 'owner' } } as SignedIn)
})

it.each([
  ['GBP', '24.00'],
  ['JPY', '24'],
])('an amount in %s is asked for as %s', async (currency, example) => {
  const number = '7K3QX-2MV9T-4HW8R-P6ZDN'
  vi.mocked(findOrder).mockResolvedValue({ number, currency } as unknown as Order)
  const form = new FormData()
  for (const [name, value] of Object.entries({
    orderNumber: number,
    key: crypto.randomUUID(),
    of: 'amount',
    refundAmount: '24.005',
    captureAmount: '24.005',
  }))
    form.set(name, value)
  for (const action of [refundAction, captureAction]) {
    expect((await action(untouched, form)).problem?.text).toBe(
      `Enter the amount in ${currency} as ${example}.`,
    )
  }
})
