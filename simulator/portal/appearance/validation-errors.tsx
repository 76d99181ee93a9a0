import { nameOfField } from './field-names.ts'
import type { ThemeError } from './theme-form.ts'

/** What is wrong with a field of a theme, with its name. */
export const namedMessage = ({ field, message }: ThemeError): string => `${nameOfField(field)}: ${message}`

/** What is wrong with a theme, with the name of each field. */
export function ValidationErrorList({ errors }: { errors: ThemeError[] }) {
  if (errors.length === 0) return null
  return (
    <ul>
      {errors.map((error) => (
        <li class="problem">{namedMessage(error)}</li>
      ))}
    </ul>
  )
}
