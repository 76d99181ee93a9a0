import type { orders } from '../database/schema'

export type Order = typeof orders.$inferSelect

/** A line as it was when it was ordered. Amounts are in minor units. */
export interface OrderedLine {
  product: string
  option?: string | undefined
  name: string
  optionLabel?: string | undefined
  quantity: number
  unitPrice: number
  total: number
}

export type { OrderDetails } from '../checkout/details'
