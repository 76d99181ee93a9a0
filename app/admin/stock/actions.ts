'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { adminPaths } from '@/lib/paths'
import { changeStock, listStock } from '@/lib/stock/stock-list'
import { act } from '../act'

/** Says how many of an item can still be ordered. */
export async function changeStockAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('change-stock', form, async ({ account, store, fields }) => {
    const { stockKey, available = '', seen } = fields
    const entry = (await listStock(store)).find((candidate) => candidate.stockKey === stockKey)
    if (!entry) throw new ActionRejected('There is no such item, or it is not limited.')
    const quantity = /^\d{1,6}$/.test(available.trim()) ? Number(available) : Number.NaN
    await changeStock(store, entry, { seen: Number(seen), available: quantity }, account.email)
    redirect(`${adminPaths.stock()}?done=stock-changed`)
  })
}
