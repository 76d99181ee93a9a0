import { nameOfField } from './field-names.ts'
import type { ThemeError } from './theme-form.ts'

/** What is wrong with a theme, with the name of each field. */
export function ValidationErrorList({ errors }: { errors: ThemeError[] }) {
  if (errors.length === 0) return null
  return (
    <ul>
      {errors.map(({ field, message }) => (
        <li class="problem">{`${nameOfField(field)}: ${message}`}</li>
      ))}
    </ul>
  )
}
