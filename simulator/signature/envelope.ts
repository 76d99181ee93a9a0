import { parse } from 'lossless-json'

/** The form that a sample of the quick start shows, and that the gateway does not take. */
export interface Envelope {
  configurationId?: string | undefined
  hash?: string | undefined
  /** With its numbers as they were written. */
  request: unknown
}

/**
 * Reads a body as an envelope: an object with a Request and, beside it, a ConfigurationId or a Hash.
 *
 * @returns undefined for any other body
 */
export function readEnvelope(body: string): Envelope | undefined {
  // The sample itself has a comma too many, so it is read with one.
  const members = membersOf(body) ?? membersOf(body.replace(/,(\s*[}\]])/g, '$1'))
  const request = members?.get('request')
  if (!members || typeof request !== 'object' || request === null) return undefined
  const text = (name: string) => {
    const value = members.get(name)
    return value === undefined || value === null ? undefined : String(value)
  }
  const [configurationId, hash] = [text('configurationid'), text('hash')]
  return configurationId === undefined && hash === undefined ? undefined : { configurationId, hash, request }
}

/** The members of an object by their names in small letters. */
function membersOf(text: string): Map<string, unknown> | undefined {
  if (!/"request"/i.test(text)) return undefined
  try {
    const json = parse(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
    return new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]))
  } catch {
    return undefined
  }
}
