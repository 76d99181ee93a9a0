import { nameOfField } from './field-names.ts'
import type { ThemeProblem } from './theme-form.ts'

/** What is wrong with a theme, with the name of each field. */
export function NamedProblems({ problems }: { problems: ThemeProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.map(({ field, message }) => (
        <li class="problem">{`${nameOfField(field)}: ${message}`}</li>
      ))}
    </ul>
  )
}
