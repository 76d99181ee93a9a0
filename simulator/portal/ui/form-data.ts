import type { Context } from 'hono'
import { z } from 'zod'
import { singleLine } from '../../payments/single-line.ts'
import { FormRejection, type ValidationErrors } from '../form-rejection.ts'

export { singleLine } from '../../payments/single-line.ts'
export { readForm } from '../../web/form.ts'

/** The text fields of a form, as they were typed. */
export type Form = Record<string, string | undefined>

/** The fields of a form that may hold files. One that was sent twice is left out. */
export async function readFields(c: Context): Promise<Record<string, string | File>> {
  const form = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string | File] => !Array.isArray(entry[1])),
  )
}

/**
 * Reads and checks a form. A text that was not sent counts as empty, a box that is not ticked as off.
 *
 * @throws FormRejection with the first thing that is wrong with each field
 */
export function parseForm<Schema extends z.ZodObject>(schema: Schema, form: Form): z.output<Schema> {
  const result = schema.safeParse(readValue(schema, form))
  if (result.success) return result.data
  const errors: ValidationErrors = {}
  for (const { path, message } of result.error.issues) errors[path.join('.')] ??= message
  throw new FormRejection(errors)
}

/** The fields of a form that shows a value; what is off, or not there, is in none. */
export const formOf = (value: object): Form => Object.fromEntries(entriesOf(value))

function entriesOf(value: object, prefix = ''): [name: string, text: string][] {
  return Object.entries(value).flatMap(([member, held]): [string, string][] => {
    const name = `${prefix}${member}`
    if (Array.isArray(held)) return held.map((choice) => [`${name}.${choice}`, 'yes'])
    if (typeof held === 'object') return entriesOf(held, `${name}.`)
    if (typeof held === 'boolean') return held ? [[name, 'yes']] : []
    return held === undefined ? [] : [[name, String(held)]]
  })
}

/** Reads the value of a schema from the fields of a form, to be checked by the schema. */
function readValue(schema: z.core.$ZodType, form: Form, name = ''): unknown {
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
  if (schema instanceof z.ZodNumber) {
    const digits = form[name]?.trim() ?? ''
    return /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  }
  return form[name] ?? ''
}

/** A field that holds one line of text. */
export const lineField = (maxLength: number, message = `Use at most ${maxLength} characters.`) =>
  z.string().overwrite(singleLine).max(maxLength, message)

/** A field that holds an email address. */
export const emailSchema = z
  .string()
  .overwrite(singleLine)
  .pipe(z.email('Enter a whole email address.').max(254, 'Use at most 254 characters.'))

/** Whether a field of a form holds a file, if an empty one: browsers send one without a name where none was chosen. */
export const isChosen = (field: string | File | undefined): field is File =>
  field instanceof File && (field.size > 0 || field.name !== '')

type FieldSchema = z.core.JSONSchema.BaseSchema

/**
 * The limits that a schema sets, for the fields of its form.
 *
 * @returns what the schema says of a path, such as `texts.en_GB.note`: `maxLength` of a text, `maxItems` of a list
 */
export function limitsOf(schema: z.ZodType): (path: string) => Pick<FieldSchema, 'maxLength' | 'maxItems'> {
  const root: FieldSchema = z.toJSONSchema(schema, { io: 'input' })
  return (path) =>
    path.split('.').reduce<FieldSchema>((node, member) => {
      const next = node.properties?.[member] ?? node.additionalProperties ?? node.items
      return typeof next === 'object' && !Array.isArray(next) ? next : {}
    }, root)
}
