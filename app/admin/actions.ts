'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { resolveAttention } from '@/lib/orders/attention-store'
import { adminPaths } from '@/lib/paths'
import { acceptanceText } from '@/lib/withdrawals/acceptance-text'
import { acceptWithdrawal, denyWithdrawal } from '@/lib/withdrawals/decision'
import { act, isUuid } from './act'
import { chosenItems } from './chosen-items'

/** Says that a matter has been looked after; one that somebody else has resolved meanwhile is resolved, too. */
export async function resolveMatter(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('resolve-attention', form, async ({ account, store, fields: { id = '' } }) => {
    if (!isUuid(id)) throw new ActionRejected('There is no such matter.')
    await store.transaction(async (transaction) => {
      const resolved = await resolveAttention(transaction, id)
      if (!resolved) return
      const { orderNumber, detail } = resolved
      await recordAudit(transaction, {
        actor: account.email,
        action: 'resolve-attention',
        orderNumber,
        detail: `Resolved: ${detail}`,
      })
    })
    redirect(`${adminPaths.home}?done=attention-resolved`)
  })
}

/** Accepts a withdrawal for the items that are chosen. */
export async function acceptAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accept-withdrawal', form, async ({ account, store, fields }) => {
    const id = withdrawalId(fields.id)
    const items = chosenItems(fields)
    if (items.length === 0) throw new ActionRejected('Choose for how many of which items it is accepted.')
    const isPaidBack = fields[`paid-back-${id}`] === 'yes'
    const { owed, amount } = await store.transaction(async (transaction) => {
      const accepted = await acceptWithdrawal(transaction, id, {
        items,
        isRestocked: fields[`restock-${id}`] === 'yes',
        isPaidBack,
      })
      await recordAudit(transaction, {
        actor: account.email,
        action: 'accept-withdrawal',
        orderNumber: accepted.order.number,
        detail: acceptanceText(id, accepted),
      })
      return accepted
    })
    const done = amount < owed && !isPaidBack ? 'withdrawal-accepted-for-less' : 'withdrawal-accepted'
    redirect(`${adminPaths.home}?${new URLSearchParams({ done })}`)
  })
}

/** Denies a withdrawal. */
export async function denyAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('deny-withdrawal', form, async ({ account, store, fields }) => {
    const id = withdrawalId(fields.id)
    const reason = fields[`reason-${id}`]?.trim()
    if (!reason) throw new ActionRejected('Say why it is denied.')
    await store.transaction(async (transaction) => {
      const { orderNumber } = await denyWithdrawal(transaction, id, reason)
      const detail = `Denies withdrawal ${id}: ${reason}`
      await recordAudit(transaction, { actor: account.email, action: 'deny-withdrawal', orderNumber, detail })
    })
    redirect(`${adminPaths.home}?done=withdrawal-denied`)
  })
}

function withdrawalId(text = ''): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ActionRejected('There is no such withdrawal.')
  return Number(text)
}
