/** What a form of the back office shows after it was sent and came back. */
export interface ActionState {
  /** What was typed and chosen, by field. */
  values: Record<string, string>
  /** Why it was not done. */
  problem?: { title?: string; text: string } | undefined
}

export const untouched: ActionState = { values: {} }
