import { beforeEach, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { refundOrder } from '@/lib/orders/actions/refund'
import { by, mug, orderOfThree } from '@/lib/orders/actions/testing'
import { listReversals, listWithdrawals } from '@/lib/orders/repository'
import { onEveryStore } from '@/lib/orders/testing'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { acceptAction } from './actions'
import { type SignedIn, signedIn } from './signed-in'
import { isAsked } from './testing'

vi.mock('./signed-in')

onEveryStore('accepting a withdrawal in the back office', (database) => {
  beforeEach(() => {
    const account = { role: 'owner', email: 'owner@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
  })

  /** The form of a withdrawal that accepts it for so many of an item. */
  function formFor(id: number, quantity: number, item = mug, fields: Record<string, string> = {}) {
    const form = new FormData()
    form.set('id', String(id))
    form.set(`item-0-of-${id}`, `${stockKeyOf(item)}=${quantity}`)
    for (const [name, value] of Object.entries(fields)) form.set(`${name}-${id}`, value)
    return form
  }

  it('says for which items, to whom, and that they are put back into stock', async () => {
    const line = { name: 'Harbour mug', quantity: 1, unitPrice: 1500, total: 1500 }
    const sea = { ...mug, option: 'sea' }
    const lines = [
      { ...mug, ...line, optionLabel: 'Iron' },
      { ...sea, ...line, optionLabel: 'Sea' },
    ]
    const { number, stored } = await orderOfThree(database(), 'Paid', { lines })
    const id = await storeWithdrawal(database(), await stored())
    const asked = async (item: typeof mug, fields: Record<string, string>) =>
      (await isAsked(acceptAction, formFor(id, 1, item, fields))).text.split('\n')
    const shopper = 'Eleni Papa, eleni@example.com'
    expect(await asked(mug, { restock: 'yes' })).toEqual([
      `Withdrawal ${id} from order ${number} is accepted: £15.00 is given back to ${shopper}.`,
      'It is for 1 × Harbour mug, Iron.',
      'The items can be ordered again.',
    ])
    expect(await asked(sea, { 'paid-back': 'yes' })).toEqual([
      `Withdrawal ${id} from order ${number} is accepted: you give £15.00 back to ${shopper} yourself.`,
      'It is for 1 × Harbour mug, Sea.',
    ])
  })

  it('says so where less is given back than the items cost', async () => {
    const { number, context, stored } = await orderOfThree(database(), 'Paid')
    await refundOrder(number, { of: 'amount', amount: 3000 }, by('a'), context)
    const id = await storeWithdrawal(database(), await stored())
    const { text, button, confirm } = await isAsked(acceptAction, formFor(id, 3))
    expect([text, button]).toEqual([
      `Withdrawal ${id} from order ${number} is accepted: £6.00 is given back to Eleni Papa, eleni@example.com. The items cost £36.00.\nIt is for 3 × Harbour mug.`,
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

  it('gives nothing back when it would be another amount than was confirmed', async () => {
    const { number, context, stored } = await orderOfThree(database(), 'Paid')
    const id = await storeWithdrawal(database(), await stored())
    const { confirm } = await isAsked(acceptAction, formFor(id, 3))
    const store = database()
    const transaction = store.transaction.bind(store)
    vi.spyOn(store, 'transaction')
      // What it would come to is worked out once more when it is confirmed.
      .mockImplementationOnce(transaction)
      .mockImplementationOnce(async (...work) => {
        await refundOrder(number, { of: 'amount', amount: 3000 }, by('a'), context)
        return transaction(...work)
      })
    expect((await confirm()).problem?.text).toContain(`Order ${number} has changed meanwhile`)
    const reversals = await listReversals(store, number)
    expect(reversals.map(({ reason, amount }) => [reason, amount])).toEqual([['refund', 3000]])
    expect((await listWithdrawals(store, number)).map(({ state }) => state)).toEqual(['received'])
  })
})
