import { allocate } from '@/lib/discounts/allocation'
import type { Order, OrderedLine } from '@/lib/orders/order'
import { stockKeyOf } from '@/lib/stock/stock-item'
import type { Vat } from '@/lib/tax/vat'
import type { Credit } from './credits'

/** What an amount has of a rate of VAT: without it, and the VAT itself, in minor units. */
export type VatRow = Vat & { net: number }

/** The net amounts and the VAT of an order by rate, the highest first; nothing where its VAT was not stored, as of old ones. */
export function vatTable({ lines, delivery, deliveryVat }: Order): VatRow[] {
  if (!deliveryVat) return []
  const sums = new Map<number, { gross: number; vat: number }>()
  const parts = lines.map(({ total, vatPercentage = 0, vat = 0 }) => ({ total, vatPercentage, vat }))
  for (const { total, vatPercentage, vat } of [...parts, { ...deliveryVat, total: delivery }]) {
    const before = sums.get(vatPercentage) ?? { gross: 0, vat: 0 }
    sums.set(vatPercentage, { gross: before.gross + total, vat: before.vat + vat })
  }
  return rowsOf(
    [...sums].map(([vatPercentage, { gross, vat }]) => ({ vatPercentage, vat, net: gross - vat })),
  )
}

/** What is given back or released: an amount in minor units, VAT included, and for which items; none where it is of the order as a whole. */
type Credited = Pick<Credit, 'amount' | 'items'>

/** So many of an ordered line that are given back, and what they cost. */
export interface CreditedLine {
  line: OrderedLine
  quantity: number
  total: number
}

/**
 * What a refund for items covers: these, and the delivery with the last of them. The amount then goes beyond what the
 * items cost by at least as much.
 *
 * @returns no lines and no delivery where the refund is of the order as a whole
 */
export function creditedParts(
  { lines, delivery }: Order,
  { amount, items }: Credited,
): { lines: CreditedLine[]; delivery: number } {
  const credited = items.flatMap((item) => {
    const line = lines.find((candidate) => stockKeyOf(candidate) === stockKeyOf(item))
    const { quantity } = item
    return line ? [{ line, quantity, total: Math.floor((line.total * quantity) / line.quantity) }] : []
  })
  const rest = amount - sumOf(credited.map(({ total }) => total))
  return { lines: credited, delivery: credited.length > 0 && rest >= delivery ? delivery : 0 }
}

/**
 * The same as `vatTable` of what is given back, so that the credit notes of an order that is refunded as a whole come to
 * its invoice, rate by rate, in however many steps. An amount is divided among the rates as the items are for which it is,
 * and otherwise as what is left of the order.
 *
 * @param earlier what of the order was credited before, in their order
 */
export function creditedVat(order: Order, refund: Credited, earlier: readonly Credited[]): VatRow[] {
  const rates = vatTable(order)
  const nothing: Amounts = rates.map(() => 0)
  const before = earlier.reduce((given, one) => plus(given, sharesOf(order, rates, given, one)), nothing)
  const shares = sharesOf(order, rates, before, refund)
  const after = plus(before, shares)
  return rowsOf(
    rates.map(({ vatPercentage, net: netOfOrder, vat: vatOfOrder }, index) => {
      // The VAT of all that is given back, less that of before: so nothing is lost to rounding.
      const vatOf = (given: Amounts) =>
        Math.round((vatOfOrder * (given[index] ?? 0)) / (netOfOrder + vatOfOrder))
      const vat = vatOf(after) - vatOf(before)
      return { vatPercentage, vat, net: (shares[index] ?? 0) - vat }
    }),
  )
}

/** An amount of each rate of an order, VAT included. */
type Amounts = readonly number[]

/** How much of a refund is of each rate: no more than was not `given` back before. */
function sharesOf(order: Order, rates: readonly VatRow[], given: Amounts, refund: Credited): Amounts {
  const { lines, delivery } = creditedParts(order, refund)
  const credited = [
    ...lines.map(({ line, total }) => ({ vatPercentage: line.vatPercentage ?? 0, total })),
    { vatPercentage: order.deliveryVat?.vatPercentage, total: delivery },
  ]
  const weights = rates.map(({ vatPercentage }) =>
    sumOf(credited.filter((part) => part.vatPercentage === vatPercentage).map(({ total }) => total)),
  )
  const left = rates.map(({ net, vat }, index) => net + vat - (given[index] ?? 0))
  const ofParts = allocate(refund.amount, weights).map((share, index) => Math.min(share, left[index] ?? 0))
  const leftOfOthers = left.map((amount, index) => amount - (ofParts[index] ?? 0))
  return plus(ofParts, allocate(refund.amount - sumOf(ofParts), leftOfOthers))
}

const sumOf = (amounts: Amounts) => amounts.reduce((sum, amount) => sum + amount, 0)

const plus = (amounts: Amounts, others: Amounts): Amounts =>
  amounts.map((amount, index) => amount + (others[index] ?? 0))

const rowsOf = (rows: VatRow[]) =>
  rows.filter(({ net, vat }) => net + vat > 0).sort((one, other) => other.vatPercentage - one.vatPercentage)
