import { maskSecrets } from '../activity/secret-mask.ts'
import { openApiDocument } from '../gateway/documentation/openapi.ts'
import type { JsonSchema } from '../gateway/documentation/schema-view.tsx'
import { readJson } from '../kit/gateway-client.ts'
import { currencyCodes } from '../payments/currencies.ts'

/** Also what an acquirer says of one payment only. */
const secretNames = /^(token|encryptedcarddata|hash|apikey|cardnumber|cardcvc|authcode|xid|cavv|arn)$/i
/** In characters: longer texts are only counted. */
const maxLength = 2_000

/** Members that hold the gateway's own words, or what every account sees alike. */
const publicNames =
  /^(message|translatedMessage|code|type|url|logo|description|domain|id|name|timeZone|issuerReturnCode)$/

/**
 * Takes secrets and personal data out of what a gateway answered within one fact, in such a way that the same answer
 * always comes out as the same text: references and tokens are numbered in the order in which they appear. What is not known
 * to be harmless is left out.
 */
export class Anonymiser {
  readonly #sent = new Set<string>()
  readonly #names = new Map<string, string>()

  /** @param replacements texts that are written otherwise wherever they stand */
  constructor(private readonly replacements: Record<string, string>) {}

  /** What the suite itself sends is harmless, and so are its echoes, but for secrets. @param body as it was sent */
  request(body: string): unknown {
    const json = readJson(maskSecrets(body))
    this.keepTexts(json)
    return json === undefined ? undefined : this.value(json)
  }

  value(value: unknown, name = '', isWords = false): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item, name, isWords))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          this.value(member, key, isWords || key === 'errorReport' || key === 'lastErrorReport'),
        ]),
      )
    }
    if (typeof value !== 'string') return value
    const within = /^\{/.test(value) ? readJson(value) : undefined
    if (within !== undefined) return this.value(within, name)
    if (secretNames.test(name) && value !== '') return this.numbered(value, 'secret')
    const isKept = isWords || publicNames.test(name) || this.#sent.has(value) || isHarmless(value)
    const text = this.text(value)
    return isKept || text !== value ? text : '(text)'
  }

  /** Text of which everything that varies from one run to the next is numbered. */
  text(text: string): string {
    // What is that long says nothing by its letters, and takes minutes to search for addresses.
    if (text.length > maxLength) return `(${text.length} characters)`
    let plain = text
    for (const [from, to] of Object.entries(this.replacements)) plain = plain.replaceAll(from, to)
    // Only what is too long to stand in other text by chance.
    for (const [from, to] of this.#names) if (from.length > 8) plain = plain.replaceAll(from, to)
    return plain
      .replace(/[0-9a-f]{96,128}/g, (token) => this.numbered(token, 'token'))
      .replace(/(?<!\d)\d{4}(2\d\d)\d{11}(?!\d)/g, (reference, type) =>
        this.numbered(reference, `reference ${type}`),
      )
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(moment)')
      .replace(/(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g, '(address)')
      .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, (email) => (this.#sent.has(email) ? email : '(email)'))
  }

  private numbered(value: string, kind: string): string {
    const known = this.#names.get(value)
    if (known) return known
    const count = [...this.#names.values()].filter((name) => name.startsWith(`(${kind} `)).length
    const name = `(${kind} ${count + 1})`
    this.#names.set(value, name)
    return name
  }

  private keepTexts(value: unknown): void {
    if (typeof value === 'string') this.#sent.add(value)
    else if (typeof value === 'object' && value !== null)
      for (const member of Object.values(value)) this.keepTexts(member)
  }
}

/** Words of enumerations, amounts and truth values say nothing of anybody. */
const isHarmless = (text: string): boolean =>
  /^(-?\d{1,12}(\.\d{1,8})?|true|false|)$/.test(text) || vocabulary().has(text)

let words: Set<string> | undefined

/** Every word that the gateway's documentation knows, and currencies. */
function vocabulary(): Set<string> {
  if (words) return words
  const found = new Set<string>(currencyCodes)
  const walk = (schema: JsonSchema) => {
    for (const word of schema.enum ?? []) found.add(String(word))
    if (schema.const !== undefined) found.add(String(schema.const))
    if (schema.items) walk(schema.items)
    for (const member of Object.values(schema.properties ?? {})) walk(member)
  }
  for (const schema of Object.values(openApiDocument('').components.schemas)) walk(schema)
  words = found
  return found
}
