/** What a form of the back office shows after it was sent and came back. */
export interface ActionState {
  /** What was typed and chosen, by field. */
  values: Record<string, string>
  /** What was done, in sentences, where no other page says so. */
  done?: string | undefined
  /** Why it was not done. */
  problem?: { title?: string; text: string } | undefined
  /** What is asked before it is done. */
  confirmation?: AskedConfirmation | undefined
}

/** What somebody confirms before something is done that cannot be undone. */
export interface Confirmation {
  /** What will happen, in sentences. */
  text: string
  /** The button that does it, by name. */
  button: string
}

/** A confirmation that is asked for; `token` comes back with the form when it is given. */
export interface AskedConfirmation extends Confirmation {
  token: string
}

export const untouched: ActionState = { values: {} }
