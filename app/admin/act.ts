import 'server-only'
import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { type AdminAction, may } from '@/lib/admin/roles'
import { failureTexts } from '@/lib/availability/failure-texts'
import { GatewayRejected } from '@/lib/cashflows/errors'
import { formFields } from '@/lib/form-fields'
import { log } from '@/lib/log'
import { type SignedIn, signedIn } from './signed-in'

/** Whether a text is a name as `randomUUID` makes it, of a form or of a matter. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

interface Acting extends SignedIn {
  /** The text fields of the form. */
  fields: Record<string, string | undefined>
}

/**
 * Does what a form of the back office asks for, if whoever sent it is signed in and may do it.
 *
 * @param work leads to another page when it is done, or says what was done
 * @returns what the form is to show
 */
export async function act(
  action: AdminAction,
  form: FormData,
  work: (acting: Acting) => Promise<string | undefined>,
): Promise<ActionState> {
  const signed = await signedIn()
  // PostgreSQL stores every character but this one.
  const fields = Object.fromEntries(
    Object.entries(formFields(form)).map(([name, value]) => [name, value?.replaceAll('\0', '')]),
  )
  // No password comes back to a page.
  const values = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value = '']) =>
      /^\$ACTION|password/i.test(name) ? [] : [[name, value]],
    ),
  )
  const stay = (text: string, title?: string): ActionState => ({
    values,
    problem: { ...(title && { title }), text },
  })
  if (!may(signed.account.role, action)) return stay('Only an owner may do this.')
  try {
    return { values: {}, done: await work({ ...signed, fields }) }
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
