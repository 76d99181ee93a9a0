import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { ActionState, Confirmation } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { type AdminAction, may, ownersAlone } from '@/lib/admin/roles'
import { failureTexts } from '@/lib/availability/failure-texts'
import { GatewayRejected } from '@/lib/cashflows/errors'
import { formFields } from '@/lib/form-fields'
import { log } from '@/lib/log'
import { type SignedIn, signedIn } from './signed-in'

/** Whether a text is a name as `randomUUID` makes it, of a form or of a matter. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export interface Acting extends SignedIn {
  /** The text fields of the form. */
  fields: Record<string, string | undefined>
}

/**
 * Does what a form of the back office asks for, if whoever sent it is signed in and may do it.
 *
 * @param work leads to another page when it is done, or says what was done; it is told what was confirmed, if something was
 * @param ask says what will be done, where that cannot be undone: it is done when whoever sent the form has read and confirmed
 * the same text; where it has changed meanwhile, it is asked again. Undefined when nothing is to be asked
 * @returns what the form is to show
 */
export async function act(
  action: AdminAction,
  form: FormData,
  work: (acting: Acting, confirmed: Confirmation | undefined) => Promise<string | undefined>,
  ask?: (acting: Acting) => Promise<Confirmation | undefined>,
): Promise<ActionState> {
  const signed = await signedIn(action === 'own-account')
  // PostgreSQL stores every character but this one.
  const fields = Object.fromEntries(
    Object.entries(formFields(form)).map(([name, value]) => [name, value?.replaceAll('\0', '')]),
  )
  // No password comes back to a page, and what was confirmed is confirmed once.
  const values = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value = '']) =>
      /^\$ACTION|password|^confirmed$/i.test(name) ? [] : [[name, value]],
    ),
  )
  const stay = (text: string, title?: string): ActionState => ({
    values,
    problem: { ...(title && { title }), text },
  })
  if (!may(signed.account.role, action)) return stay(ownersAlone)
  if (fields.confirmed === 'no') return { values, done: 'Nothing has changed.' }
  const acting = { ...signed, fields }
  try {
    const asked = await ask?.(acting)
    const token = asked && createHash('sha256').update(asked.text).digest('base64url')
    if (asked && token && fields.confirmed !== token) return { values, confirmation: { ...asked, token } }
    return { values: {}, done: await work(acting, asked) }
  } catch (error) {
    // A redirect is one, too.
    unstable_rethrow(error)
    if (error instanceof ActionRejected) {
      // The gateway has certainly done nothing: the form that comes back is another attempt, and not a repetition.
      if (error.cause instanceof GatewayRejected && values.key) values.key = randomUUID()
      return stay(error.message)
    }
    log.error({ err: error }, 'Something could not be done in the back office.')
    const { title, text } = await failureTexts(error, 'en-GB')
    return stay(text, title)
  }
}
