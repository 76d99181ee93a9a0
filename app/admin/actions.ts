'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { dryRun } from '@/lib/database/dry-run'
import { formatMoney } from '@/lib/money'
import { resolveAttention } from '@/lib/orders/attention-store'
import { shortfallText } from '@/lib/orders/given-back'
import { adminPaths } from '@/lib/paths'
import { acceptanceText } from '@/lib/withdrawals/acceptance-text'
import { type Acceptance, type Accepted, acceptWithdrawal, denyWithdrawal } from '@/lib/withdrawals/decision'
import { type Acting, act, isUuid } from './act'
import { chosenItems } from './chosen-items'
import { forItems, restocked, shopperOf } from './confirmation-texts'

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
  return act(
    'accept-withdrawal',
    form,
    async ({ account, store, fields }, confirmed) => {
      const { id, acceptance } = readAcceptance(fields)
      const { owed, amount } = await store.transaction(async (transaction) => {
        const accepted = await acceptWithdrawal(transaction, id, acceptance)
        // Something may have been given back since it was planned.
        if (confirmationText(id, accepted, acceptance) !== confirmed?.text) {
          throw new ActionRejected(
            `Order ${accepted.order.number} has changed meanwhile: to accept withdrawal ${id} would come to something else. Open the page again.`,
          )
        }
        await recordAudit(transaction, {
          actor: account.email,
          action: 'accept-withdrawal',
          orderNumber: accepted.order.number,
          detail: acceptanceText(id, accepted),
        })
        return accepted
      })
      const isLess = amount < owed && !acceptance.isPaidBack
      const done = isLess ? 'withdrawal-accepted-for-less' : 'withdrawal-accepted'
      redirect(`${adminPaths.home}?${new URLSearchParams({ done })}`)
    },
    async ({ store, fields }) => {
      const { id, acceptance } = readAcceptance(fields)
      const planned = await dryRun(store, (transaction) => acceptWithdrawal(transaction, id, acceptance))
      return { text: confirmationText(id, planned, acceptance), button: `Accept withdrawal ${id}` }
    },
  )
}

function readAcceptance(fields: Acting['fields']): { id: number; acceptance: Acceptance } {
  const id = withdrawalId(fields.id)
  const items = chosenItems(fields)
  if (items.length === 0) throw new ActionRejected('Choose for how many of which items it is accepted.')
  const isRestocked = fields[`restock-${id}`] === 'yes'
  return { id, acceptance: { items, isRestocked, isPaidBack: fields[`paid-back-${id}`] === 'yes' } }
}

/** What a merchant is about to accept, in sentences. */
function confirmationText(id: number, accepted: Accepted, { isPaidBack, isRestocked }: Acceptance): string {
  const { order, items, owed, amount } = accepted
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, 'en-GB')
  const givenBack = isPaidBack
    ? `you give ${money(owed)} back to ${shopperOf(order)} yourself.`
    : `${money(amount)} is given back to ${shopperOf(order)}.${shortfallText(accepted)}`
  return [
    `Withdrawal ${id} from order ${order.number} is accepted: ${givenBack}`,
    forItems(order, items),
    isRestocked && restocked,
  ]
    .filter(Boolean)
    .join('\n')
}

/** Denies a withdrawal. */
export async function denyAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act(
    'deny-withdrawal',
    form,
    async ({ account, store, fields }) => {
      const { id, reason } = readDenial(fields)
      await store.transaction(async (transaction) => {
        const { orderNumber } = await denyWithdrawal(transaction, id, reason)
        const detail = `Denies withdrawal ${id}: ${reason}`
        await recordAudit(transaction, {
          actor: account.email,
          action: 'deny-withdrawal',
          orderNumber,
          detail,
        })
      })
      redirect(`${adminPaths.home}?done=withdrawal-denied`)
    },
    async ({ store, fields }) => {
      const { id, reason } = readDenial(fields)
      const { orderNumber, email } = await dryRun(store, (transaction) =>
        denyWithdrawal(transaction, id, reason),
      )
      return {
        text: `Withdrawal ${id} from order ${orderNumber} is denied. ${email} is told so by email, with the reason: ${reason}`,
        button: `Deny withdrawal ${id}`,
      }
    },
  )
}

function readDenial(fields: Acting['fields']): { id: number; reason: string } {
  const id = withdrawalId(fields.id)
  const reason = fields[`reason-${id}`]?.trim()
  if (!reason) throw new ActionRejected('Say why it is denied.')
  return { id, reason }
}

function withdrawalId(text = ''): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new ActionRejected('There is no such withdrawal.')
  return Number(text)
}
