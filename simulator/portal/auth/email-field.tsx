import { Field } from '../ui/form.tsx'

/** The address by which somebody signs in. */
export function EmailField(shown: { value: string | undefined; error: string | undefined }) {
  return <Field name="email" label="Email" type="email" autocomplete="username" {...shown} />
}
