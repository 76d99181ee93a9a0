import { z } from 'zod'
import type { Problems } from '../ui/form.tsx'

/** The fields of a form, as they were typed. */
export type Fields = Record<string, string | undefined>

/** The fields of a form that shows a value; what is off, or not there, is in none. */
export const formOf = (value: object): Fields => Object.fromEntries(fieldsOf(value))

/** Reads and checks the fields of a form: what they hold, or what is wrong with each. */
export function readFields<Schema extends z.ZodObject>(
  schema: Schema,
  form: Fields,
): { value: z.output<Schema> } | { problems: Problems } {
  const result = schema.safeParse(readValue(schema, form))
  if (result.success) return { value: result.data }
  const problems: Problems = {}
  for (const { path, message } of result.error.issues) problems[path.join('.')] ??= message
  return { problems }
}

function fieldsOf(value: object, prefix = ''): [name: string, text: string][] {
  return Object.entries(value).flatMap(([member, held]): [string, string][] => {
    const name = `${prefix}${member}`
    if (Array.isArray(held)) return held.map((choice) => [`${name}.${choice}`, 'yes'])
    if (typeof held === 'object') return fieldsOf(held, `${name}.`)
    if (typeof held === 'boolean') return held ? [[name, 'yes']] : []
    return held === undefined ? [] : [[name, String(held)]]
  })
}

/** Reads the value of a schema from the fields of a form, to be checked by the schema. */
function readValue(schema: z.core.$ZodType, form: Fields, name = ''): unknown {
  if (schema instanceof z.ZodOptional) {
    return form[name]?.trim() ? readValue(schema.unwrap(), form, name) : undefined
  }
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape as z.core.$ZodShape)
    return Object.fromEntries(
      members.map(([member, of]) => [member, readValue(of, form, name ? `${name}.${member}` : member)]),
    )
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum) {
    return schema.element.options.filter((choice) => form[`${name}.${choice}`] === 'yes')
  }
  if (schema instanceof z.ZodBoolean) return form[name] === 'yes'
  if (schema instanceof z.ZodNumber) return /^\d+$/.test(form[name] ?? '') ? Number(form[name]) : Number.NaN
  return form[name] ?? ''
}
