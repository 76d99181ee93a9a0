import { checkoutTargets } from './checkout-targets'

/** A form without JavaScript that came while the shop could not take it: the page that says so sends it again. */
export interface SentForm {
  fields: readonly (readonly [name: string, value: string])[]
  /** Where its response may lead to, beside the shop. */
  targets: readonly string[]
}

/** @returns undefined where the body of the request is no form */
export async function readSentForm(request: Request): Promise<SentForm | undefined> {
  const form = await request.formData().catch(() => undefined)
  if (!form) return undefined
  const fields = [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { fields, targets: checkoutTargets() }
}
