/** What a form of the back office shows after it was sent and came back. */
export interface ActionState {
  /** What was typed and chosen, by field. */
  values: Record<string, string>
  /** What was done, in sentences, where no other page says so. */
  done?: string | undefined
  /** Why it was not done. */
  problem?: { title?: string; text: string } | undefined
}

export const untouched: ActionState = { values: {} }
