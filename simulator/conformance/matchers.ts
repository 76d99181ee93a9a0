import { z } from 'zod'

/** What is expected of a value: itself, a pattern, a schema, or an object or list of such. */
export type Expected =
  | string
  | number
  | boolean
  | RegExp
  | z.ZodType
  | readonly Expected[]
  | { readonly [name: string]: Expected }

/**
 * A schema that accepts what looks like a sample. An object may have further members, a list may not; a regular
 * expression stands for text, and a schema for what it accepts.
 */
export function like(expected: Expected): z.ZodType {
  if (expected instanceof z.ZodType) return expected
  if (expected instanceof RegExp) return z.string().regex(expected)
  if (Array.isArray(expected)) return listLike(expected)
  if (typeof expected === 'object') return z.looseObject(shapeOf(expected as Record<string, Expected>))
  return z.literal(expected as string | number | boolean)
}

/** A schema as of `like` that accepts no further members. */
export const exactly = (expected: Record<string, Expected>): z.ZodType => z.strictObject(shapeOf(expected))

/** That a member is not there. */
export const absent: z.ZodType = z.undefined().optional()

export const oneOf = (...values: (string | number)[]): z.ZodType => z.literal(values)

/** The status of a redirect, or of a page that leads on by itself. */
export const onward: z.ZodType = oneOf(200, 302, 303)

/** A list in which one item looks like the sample, and may have other members. */
export const listWith = (expected: Expected): z.ZodType => {
  const item = like(expected)
  const text = JSON.stringify(expected, (_, value) => (value instanceof RegExp ? String(value) : value))
  return z
    .array(z.unknown())
    .refine((items) => items.some((candidate) => item.safeParse(candidate).success), `has no ${text}`)
}

const shapeOf = (expected: Record<string, Expected>) =>
  Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, like(value)]))

function listLike(expected: readonly Expected[]): z.ZodType {
  return z.array(z.unknown()).superRefine((items, context) => {
    if (items.length !== expected.length) {
      context.addIssue(`has ${items.length} items instead of ${expected.length}`)
      return
    }
    for (const [index, item] of expected.entries()) {
      const result = like(item).safeParse(items[index])
      for (const { path, message } of result.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: [index, ...path], message })
      }
    }
  })
}
