/** What the form shows after it was sent and came back. All texts are in the shopper's language. */
export interface FindOrderState {
  values: { orderNumber?: string; email?: string }
  errors: Record<string, string>
  /** How many fields need attention, as a sentence. */
  errorTitle?: string | undefined
  /** Why no link is sent although every field is right. */
  problem?: { title: string; text: string } | undefined
  /** That a link is sent, if there is such an order. */
  sent?: { title: string; text: string } | undefined
}

export const untouched: FindOrderState = { values: {}, errors: {} }
