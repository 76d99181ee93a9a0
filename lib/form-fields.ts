/**
 * The text fields of what a Server Action was called with. Anybody can call one with anything, so that what is no form
 * has no fields, and files are left out.
 */
export function formFields(form: unknown): Record<string, string | undefined> {
  if (!(form instanceof FormData)) return {}
  return Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
