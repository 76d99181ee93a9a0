import type { Input } from 'cashflows-postgres/kit/fuzz'
import { hashOf } from '../signature/signature.ts'

/** What exists on the server under test, so that inputs reach further than "not found". */
export interface Existing {
  configurationId: string
  apiKey: string
  jobs: { path: string; paymentPath: string; pageToken: string }[]
  intents: string[]
}

export interface Request {
  method: string
  path: string
  body: Uint8Array
  headers: [string, string][]
}

/** The headers that sign a call. */
export const signed = (
  { configurationId, apiKey }: Pick<Existing, 'configurationId' | 'apiKey'>,
  body: Uint8Array,
): [string, string][] => [
  ['Content-Type', 'application/json'],
  ['ConfigurationId', configurationId],
  ['Hash', hashOf(apiKey, body)],
]

/** A request as the bytes of it. */
export function written(what: string, { method, path, body: content, headers }: Request): Input {
  const target = path.replace(/[^!-~]/gu, (character) => encodeURIComponent(character.toWellFormed()))
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: simulator.test',
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(content.length || method === 'POST' ? [`Content-Length: ${content.length}`] : []),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return { what: `${what}: ${method} ${target.slice(0, 120)}`, bytes: Buffer.concat([head, content]) }
}
