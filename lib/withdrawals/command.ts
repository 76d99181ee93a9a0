import 'server-only'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { formatMoney } from '@/lib/money'
import { shortfallText } from '@/lib/orders/given-back'
import { itemsText } from '@/lib/orders/item-amounts'
import type { Order, Reversal } from '@/lib/orders/order'
import { refundDueAt, type Withdrawal } from '@/lib/orders/withdrawal'
import { readItem } from '@/lib/stock/item-text'
import { type StockQuantity, stockKeyOf } from '@/lib/stock/stock-item'
import { acceptanceText } from './acceptance-text'
import { type Acceptance, acceptWithdrawal, denyWithdrawal } from './decision'
import { listOpenWithdrawals, type OpenWithdrawal } from './open-withdrawals'

const actor = 'npm run withdrawals'

const usage = `How to use it:
  npm run withdrawals                             lists what is to be decided or given back, oldest first
  npm run withdrawals -- accept ID                gives back what the shopper chose, or all of the order
  npm run withdrawals -- accept ID ITEM=QUANTITY  gives back these, for instance: accept 12 harbour-mug/iron=2
  npm run withdrawals -- accept ID all            gives back all that is left of the order
  npm run withdrawals -- deny ID REASON           says why not, for the shopper to read
Behind \`accept\` may also stand:
  restock                                         the items can be ordered again
  paid-back                                       you give the money back yourself, and not the shop`

/**
 * What `npm run withdrawals` does: it lists the withdrawals that a merchant has something to do about, after accepting
 * or denying one.
 *
 * @param words what stands behind the command
 * @param openDatabase is called when the words are right
 * @returns what is printed
 * @throws Error with a sentence for who typed them, when the words are wrong or it cannot be done
 */
export async function withdrawalsCommand(
  words: readonly string[],
  openDatabase: () => Promise<Database>,
): Promise<string> {
  const change = readChange(words)
  const database = await openDatabase()
  return [...(change ? [await database.transaction(change)] : []), await list(database)].join('\n\n')
}

/** @returns what to do to the store, which tells what it has done; undefined when it is only to be listed */
function readChange(words: readonly string[]): ((database: Database) => Promise<string>) | undefined {
  const [verb, id, ...more] = words
  if (verb === undefined) return undefined
  if (id === undefined || !/^[1-9]\d{0,8}$/.test(id)) throw new Error(usage)
  if (verb === 'accept') {
    const acceptance = readAcceptance(more)
    return async (database) => {
      const accepted = await acceptWithdrawal(database, Number(id), acceptance)
      const { order, amount } = accepted
      const givenBack = formatMoney(amount, order.currency, 'en-GB')
      const detail = acceptanceText(Number(id), accepted)
      const { number: orderNumber } = order
      await recordAudit(database, { actor, action: 'accept-withdrawal', orderNumber, detail })
      return `Withdrawal ${id} is accepted: the shop gives back ${givenBack}.${shortfallText(accepted)}`
    }
  }
  const reason = more.join(' ').trim()
  if (verb !== 'deny' || reason === '') throw new Error(usage)
  return async (database) => {
    const { orderNumber } = await denyWithdrawal(database, Number(id), reason)
    const detail = `Denies withdrawal ${id}: ${reason}`
    await recordAudit(database, { actor, action: 'deny-withdrawal', orderNumber, detail })
    return `Withdrawal ${id} is denied.`
  }
}

function readAcceptance(words: readonly string[]): Acceptance {
  const options = ['restock', 'paid-back', 'all']
  const items = words.filter((word) => !options.includes(word)).map(itemOf)
  const isAll = words.includes('all')
  if (isAll && items.length > 0) throw new Error(usage)
  return {
    items: isAll ? 'all' : items.length > 0 ? items : undefined,
    isRestocked: words.includes('restock'),
    isPaidBack: words.includes('paid-back'),
  }
}

function itemOf(word: string): StockQuantity {
  const item = readItem(word)
  if (!item || item.quantity === 0) throw new Error(usage)
  return item
}

async function list(database: Database): Promise<string> {
  const open = await listOpenWithdrawals(database)
  if (open.length === 0) return 'No withdrawal is to be decided or given back.'
  return open.map(entryOf).join('\n\n')
}

function entryOf(open: OpenWithdrawal): string {
  const { withdrawal, reversal, order } = open
  const { id, receivedAt, orderNumber, name, email } = withdrawal
  const lines = [
    `${id}  received ${receivedAt.toISOString()}  order ${orderNumber}`,
    `  ${name}, ${email}`,
    `  ${whatOf(withdrawal)}`,
  ]
  if (reversal) lines.push(`  ${refundText(reversal)}`)
  else if (!order)
    lines.push('  There is no such order: ask the shopper for the right number, and deny this.')
  else lines.push(...choices(open, order))
  return lines.join('\n')
}

function whatOf({ lines, items }: Withdrawal): string {
  if (items !== null) return `In the shopper’s words: ${items}`
  if (lines.length === 0) return 'The whole order'
  return lines.map((line) => `${line.quantity} × ${stockKeyOf(line)}`).join(', ')
}

function refundText({ state, amount, currency }: Reversal): string {
  const money = formatMoney(amount, currency, 'en-GB')
  return state === 'failed'
    ? `Accepted, but ${money} could not be given back: see \`npm run attention\`.`
    : `Accepted: ${money} is being given back.`
}

function choices({ withdrawal, left, leftAmount, isByShopper }: OpenWithdrawal, order: Order): string[] {
  const money = formatMoney(leftAmount, order.currency, 'en-GB')
  return [
    ...(isByShopper ? [] : ['  The order has another email address: find out who wrote this first.']),
    `  Of the order, which is ${order.status}, are left: ${itemsText(left) || 'nothing'}, ${money} in all.`,
    `  Give back by ${refundDueAt(withdrawal).toISOString().slice(0, 10)}: npm run withdrawals -- accept ${withdrawal.id}`,
  ]
}
