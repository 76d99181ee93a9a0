import { itemName } from '@/lib/catalogue'
import type { Order } from '@/lib/orders/order'
import type { WithdrawnLine } from '@/lib/orders/withdrawal'
import { stockKeyOf } from '@/lib/stock/stock-item'

const prefix = 'line:'

/** Whether a field of the withdrawal form says how many of an ordered line are withdrawn from. */
export const isLineField = (name: string) => name.startsWith(prefix)

/** The lines of an order as the withdrawal form asks about them. */
export const withdrawableLines = ({ lines }: Pick<Order, 'lines'>) =>
  lines.map((line) => ({
    field: prefix + stockKeyOf(line),
    label: itemName(line.name, line.optionLabel),
    quantity: line.quantity,
  }))

/**
 * What was chosen of the lines of an order.
 *
 * @param form the fields as they were posted; one that is no number of items of its line is read as none
 */
export function chosenLines(
  { lines }: Pick<Order, 'lines'>,
  form: Record<string, string | undefined>,
): WithdrawnLine[] {
  return lines.flatMap((line) => {
    const { product, option } = line
    const typed = form[prefix + stockKeyOf(line)] ?? ''
    const quantity = /^\d{1,6}$/.test(typed) ? Math.min(Number(typed), line.quantity) : 0
    return quantity > 0 ? [{ product, option, name: itemName(line.name, line.optionLabel), quantity }] : []
  })
}

/** What was chosen in a browser that no longer knows the order, in words. */
export function chosenInWords(form: Record<string, string | undefined>): string {
  return Object.entries(form)
    .filter(([name, quantity]) => isLineField(name) && quantity !== '0')
    .map(([name, quantity]) => `${quantity} × ${name.slice(prefix.length)}`)
    .join(', ')
}
