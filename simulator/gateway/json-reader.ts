import { parse } from 'lossless-json'
import { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import { storable } from '../database/storable-text.ts'
import { problem } from './problems.ts'

/** The body is not JSON that the gateway can read; the message says why, as `problem` makes it. */
export class UnreadableJson extends Error {
  override name = 'UnreadableJson'
}

/**
 * Reads JSON as the gateway's own reader does: a number keeps the digits that were sent, so that 10.00 does not
 * become 10; it arrives here as a string of them.
 *
 * @throws UnreadableJson
 */
export function readJson(text: string): unknown {
  if (nesting(text) > assumptions.maxRequestNesting)
    throw new UnreadableJson(problem('tooDeep', String(assumptions.maxRequestNesting)))
  try {
    const json = parse(text, null, (digits) => digits)
    // Hardly any body holds what cannot be stored, and a look at its text costs less than one at each member.
    return mayBeUnstorable.test(text) ? storableJson(json) : json
  } catch (error) {
    // The parser's own sentence is English; where it stopped is all that the other languages need.
    const [, position = ''] = /position (\d+)/.exec(String(error)) ?? []
    throw new UnreadableJson(problem('notJson', position || '0'))
  }
}

/**
 * Gives the members of a request the spelling of a schema: the gateway reads `AddressLine1` and `addressLine1` alike.
 * What the schema does not name is dropped, as is what is null. Where a name comes twice, the last one counts.
 */
export function canonicalNames(schema: z.ZodType, value: unknown): unknown {
  let reader = readers.get(schema)
  if (!reader) {
    reader = readerOf(unwrap(schema))
    readers.set(schema, reader)
  }
  return reader(value)
}

type Reader = (value: unknown) => unknown

/** What each schema's names are is asked once. */
const readers = new WeakMap<z.ZodType, Reader>()

function readerOf(schema: z.ZodType): Reader {
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType
    return (value) => (Array.isArray(value) ? value.map((item) => canonicalNames(element, item)) : value)
  }
  if (schema instanceof z.ZodObject) {
    const members = new Map(
      Object.entries<z.ZodType>(schema.shape).map(([name, member]) => [name.toLowerCase(), { name, member }]),
    )
    return (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const read: Record<string, unknown> = {}
      for (const [sent, member] of Object.entries(value)) {
        const known = members.get(sent.toLowerCase())
        if (known && member !== null) read[known.name] = canonicalNames(known.member, member)
      }
      return read
    }
  }
  return (value) => value
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType)
  return schema
}

function nesting(text: string): number {
  let depth = 0
  let maxDepth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') maxDepth = Math.max(maxDepth, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return maxDepth
}

/** Raw or escaped: U+0000 or half of a surrogate pair. */
const mayBeUnstorable = /[\0\ud800-\udfff]|\\u(?:0000|d[89a-f])/i

function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) return value.map(storableJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [storable(name), storableJson(member)]),
    )
  }
  return value
}
