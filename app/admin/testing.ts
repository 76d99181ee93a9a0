import { type ActionState, untouched } from '@/components/admin/action-state'

/** Sends a form, and is asked for a confirmation. @returns what is asked, and how it is confirmed */
export async function isAsked(
  action: (state: ActionState, form: FormData) => Promise<ActionState>,
  form: FormData,
): Promise<{ text: string; button: string; confirm: () => Promise<ActionState> }> {
  const { confirmation, problem } = await action(untouched, form)
  if (!confirmation) throw new Error(`Nothing is asked: ${problem?.text}`)
  const { text, button, token } = confirmation
  const confirm = () => {
    form.set('confirmed', token)
    return action(untouched, form)
  }
  return { text, button, confirm }
}
