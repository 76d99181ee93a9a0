/** Items of a product of which few or none are left, as its page shows them: its options, or the product itself. */
export type ProductStock = {
  option?: string | undefined
  available: number
  /** In the shopper's language. */
  label: string
}[]
