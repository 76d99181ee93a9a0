import { allocate } from '@/lib/discounts/allocation'
import type { Order } from '@/lib/orders/order'
import { type StockQuantity, stockKeyOf } from '@/lib/stock/stock-item'
import { type Vat, vatIn } from '@/lib/tax/vat'

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

/**
 * The same of what is given back: it is divided among the rates as the items are for which it is, or else as the order is.
 * Delivery is given back with the last of the items, so that the amount then goes beyond them by at least as much.
 *
 * @param amount in minor units, VAT included
 * @param items empty for the order as a whole
 */
export function creditedVat(order: Order, amount: number, items: readonly StockQuantity[]): VatRow[] {
  const { lines, delivery, deliveryVat } = order
  if (!deliveryVat) return []
  const credited = items.flatMap((item) => {
    const line = lines.find((candidate) => stockKeyOf(candidate) === stockKeyOf(item))
    return line ? [{ ...line, total: Math.floor((line.total * item.quantity) / line.quantity) }] : []
  })
  const rest = amount - credited.reduce((sum, { total }) => sum + total, 0)
  const parts =
    credited.length === 0
      ? [...lines, { ...deliveryVat, total: delivery }]
      : [...credited, { ...deliveryVat, total: rest >= delivery ? delivery : 0 }]
  const weights = new Map<number, number>()
  for (const { total, vatPercentage = 0 } of parts) {
    weights.set(vatPercentage, (weights.get(vatPercentage) ?? 0) + total)
  }
  const shares = allocate(amount, [...weights.values()])
  return rowsOf(
    [...weights.keys()].map((vatPercentage, index) => {
      const gross = shares[index] ?? 0
      const vat = vatIn(gross, vatPercentage)
      return { vatPercentage, vat, net: gross - vat }
    }),
  )
}

const rowsOf = (rows: VatRow[]) =>
  rows.filter(({ net }) => net > 0).sort((one, other) => other.vatPercentage - one.vatPercentage)
