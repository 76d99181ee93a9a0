import { assumptions } from '../../assumptions.ts'
import { FormRejection } from '../form-rejection.ts'
import { Field } from '../ui/form.tsx'
import type { Form } from '../ui/form-data.ts'

/** The fields of a new password, typed twice. */
export function NewPasswordFields({ error }: { error?: string | undefined }) {
  return (
    <>
      <Field
        name="password"
        label="New password"
        type="password"
        autocomplete="new-password"
        hint={`At least ${assumptions.portal.minPasswordLength} characters, with letters and digits; none of your last ${assumptions.portal.earlierPasswords}.`}
        error={error}
      />
      <Field name="repeated" label="New password, once more" type="password" autocomplete="new-password" />
    </>
  )
}

/** @throws FormRejection when the two are not the same */
export function readNewPassword({ password = '', repeated = '' }: Form): string {
  if (password !== repeated) throw new FormRejection({ password: 'The two passwords differ.' })
  return password
}
