import { expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { refundOrder } from '@/lib/orders/actions/refund'
import { by, mug, orderOfThree } from '@/lib/orders/actions/testing'
import { onEveryStore } from '@/lib/orders/testing'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { acceptAction } from './actions'
import { type SignedIn, signedIn } from './signed-in'
import { isAsked } from './testing'

vi.mock('./signed-in')

onEveryStore('accepting a withdrawal in the back office', (database) => {
  it('says so where less is given back than the items cost', async () => {
    const account = { role: 'owner', email: 'owner@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    const { number, context, stored } = await orderOfThree(database(), 'Paid')
    await refundOrder(number, { of: 'amount', amount: 3000 }, by('a'), context)
    const id = await storeWithdrawal(database(), await stored())
    const form = new FormData()
    form.set('id', String(id))
    form.set(`item-0-of-${id}`, `${stockKeyOf(mug)}=3`)
    const { text, button, confirm } = await isAsked(acceptAction, form)
    expect([text, button]).toEqual([
      `Withdrawal ${id} from order ${number} is accepted: £6.00 is given back. The items cost £36.00.`,
      `Accept withdrawal ${id}`,
    ])
    await expect(confirm()).rejects.toMatchObject({
      digest: expect.stringContaining('withdrawal-accepted-for-less'),
    })
    const entries = await listAuditEntries(database(), number)
    expect(entries.at(-1)?.detail).toBe(
      `Accepts withdrawal ${id}: £6.00 is given back. The items cost £36.00.`,
    )
  })
})
