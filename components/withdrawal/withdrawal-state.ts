/** What the withdrawal form shows after it was sent and came back. All texts are in the shopper's language. */
export interface WithdrawalState {
  /** What was typed and chosen. */
  values: Record<string, string>
  errors: Record<string, string>
  /** How many fields need attention, as a sentence. */
  errorTitle?: string | undefined
  /** The statement as it would be received, to be confirmed. */
  review?: { token: string; facts: { name: string; value: string }[] } | undefined
  /** Why it was not received although every field is right. */
  problem?: { title: string; text: string } | undefined
}

export const untouched: WithdrawalState = { values: {}, errors: {} }
