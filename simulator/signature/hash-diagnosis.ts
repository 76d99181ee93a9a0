import { createHash, createHmac } from 'node:crypto'
import { parse, stringify } from 'lossless-json'
import { type Envelope, readEnvelope } from './envelope.ts'
import { signatureRule } from './signature.ts'

export interface WrongHash {
  hash: string
  body: Uint8Array
  /** With its query, as it was requested. */
  path: string
  /** Keys that belong to the configuration, or once did; the first is the current one. */
  keys: { name: string; key: string }[]
}

/** A larger body is only tried as it is: each of the many variants costs a hash. */
const maxVariedBodyLength = 32 * 1024

/**
 * Finds out what a caller hashed instead of the API key followed by the body, by trying the mistakes that real
 * integrations make.
 *
 * @returns a sentence that says what is wrong and how to mend it
 */
export function explainWrongHash({ hash, body, path, keys }: WrongHash): string {
  const malformed = explainForm(hash)
  if (malformed) return malformed
  const wanted = hash.toLowerCase()
  const text = Buffer.from(body).toString('utf8')
  const envelope = readEnvelope(text)
  if (envelope) return explainEnvelope({ ...envelope, hash }, keys)
  for (const { name, key } of withSpellings(keys)) {
    for (const { variant, content } of contents(text, path)) {
      for (const [mixture, digest] of mixtures(key, content)) {
        if (digest !== wanted) continue
        const reasons = [mixture, variant, name].filter((reason) => reason !== undefined)
        // The right key, the body as it came, in the right order, is a good signature.
        if (reasons.length > 0) return `${reasons.join(' ')} ${rule}`
      }
    }
  }
  return `The hash fits none of the known mistakes. Compare the API key with the one in the Portal, and make sure that the bytes that are hashed are the bytes that are sent. ${rule}`
}

const envelopeText =
  'The body is an envelope of ConfigurationId, Hash and Request. The gateway takes the bare request as the body, and ConfigurationId and Hash as headers.'

/** Explains a call whose body is an envelope, whether or not it has the headers too. */
export function explainEnvelope(
  { hash = '', request }: Envelope,
  keys: { name: string; key: string }[],
): string {
  const fits = keys.find(({ key }) =>
    writings(request).some(([, content]) => digestOf(key, content) === hash.trim().toLowerCase()),
  )
  const [current] = keys
  if (!fits) return `${envelopeText} Make the hash anew, over the API key and that body. ${rule}`
  if (fits !== current) return `${envelopeText} ${fits.name} was used. ${rule}`
  return `${envelopeText} Its Hash was made of the Request alone, as it should be: send the Request as it was hashed.`
}

const rule = `The rule: ${signatureRule}`

function explainForm(hash: string): string | undefined {
  if (/^[0-9a-f]{128}$/i.test(hash)) return undefined
  const advice = `Send SHA-512 as 128 hexadecimal digits. ${rule}`
  if (/^[0-9a-f]{64}$/i.test(hash)) return `The hash has 64 hexadecimal digits, as SHA-256 has. ${advice}`
  if (/^[0-9a-f]{40}$/i.test(hash)) return `The hash has 40 hexadecimal digits, as SHA-1 has. ${advice}`
  if (/^[\w+/-]{86}(==)?$/.test(hash)) return `The hash looks like Base64. ${advice}`
  if (/^[0-9a-f\s-]+$/i.test(hash) && hash.replace(/[\s-]/g, '').length === 128) {
    return `The hash has blanks or dashes among its digits. ${advice}`
  }
  return `The Hash header is not a SHA-512 in hexadecimal. ${advice}`
}

const digestOf = (...parts: string[]) => {
  const hash = createHash('sha512')
  for (const part of parts) hash.update(part, 'utf8')
  return hash.digest('hex')
}

/** In which order, and by which function, key and content can be mixed; undefined names the right way. */
function mixtures(key: string, content: string): [string | undefined, string][] {
  const mixtures: [string | undefined, string][] = [
    [undefined, digestOf(key, content)],
    ['The body was hashed before the API key; the key comes first.', digestOf(content, key)],
    [
      'An HMAC was made; the gateway takes a plain SHA-512.',
      createHmac('sha512', key).update(content, 'utf8').digest('hex'),
    ],
  ]
  if (content !== '') {
    mixtures.push(['The body alone was hashed, without the API key.', digestOf(content)])
    mixtures.push(['The API key alone was hashed, though the request has a body.', digestOf(key)])
  }
  return mixtures
}

function withSpellings(keys: WrongHash['keys']): { name: string | undefined; key: string }[] {
  const own = keys.map(({ name, key }, index) => ({
    name: index === 0 ? undefined : `${name} was used.`,
    key,
  }))
  const current = keys[0]?.key ?? ''
  return [
    ...own,
    { name: 'The API key was hashed in upper case.', key: current.toUpperCase() },
    { name: 'The API key was hashed in lower case.', key: current.toLowerCase() },
    { name: 'The API key was hashed without its dashes.', key: current.replaceAll('-', '') },
    { name: 'The API key was hashed with a line break at its end.', key: `${current}\n` },
    { name: 'The API key was hashed with a blank at its end.', key: `${current} ` },
    { name: 'The API key was hashed within quotation marks.', key: `"${current}"` },
  ].filter(({ key }, index) => index < own.length || key !== current)
}

interface Content {
  variant: string | undefined
  content: string
}

/** What may have been hashed in place of the body, the body itself first. */
function contents(text: string, path: string): Content[] {
  const query = path.includes('?') ? path.slice(path.indexOf('?')) : ''
  const found: Content[] = [{ variant: undefined, content: text }]
  if (query) {
    const variant = 'The query string was hashed with the body; only the body counts.'
    found.push({ variant, content: text + query }, { variant, content: text + query.slice(1) })
    found.push({ variant, content: query + text })
  }
  const withPath = 'The path was hashed with the body; only the body counts.'
  found.push({ variant: withPath, content: text + path }, { variant: withPath, content: path + text })
  if (text === '' || text.length > maxVariedBodyLength) return found
  return [...found, ...lineBreaks(text), ...serialisations(text)].filter(
    ({ content }, index) => index === 0 || content !== text,
  )
}

function lineBreaks(text: string): Content[] {
  const lf = text.replaceAll('\r\n', '\n')
  return [
    { variant: 'LF was hashed where CR-LF was sent.', content: lf },
    { variant: 'CR-LF was hashed where LF was sent.', content: lf.replaceAll('\n', '\r\n') },
    { variant: 'A line break at the end was hashed that was not sent.', content: `${text}\n` },
    { variant: 'A line break at the end was hashed that was not sent.', content: `${text}\r\n` },
    { variant: 'White space at the end was sent that was not hashed.', content: text.trimEnd() },
    { variant: 'A byte order mark was sent that was not hashed.', content: text.replace(/^\ufeff/, '') },
  ]
}

const sendWhatWasHashed = 'serialise once, and send that very text.'

/** The same JSON, written by other programs. */
function serialisations(text: string): Content[] {
  const json = parsed(text)
  if (json === undefined) return []
  const found: Content[] = []
  const written = (value: unknown, what: string) => {
    for (const [how, content] of writings(value)) {
      found.push({ variant: `${what}${how}: ${sendWhatWasHashed}`, content })
    }
  }
  written(json.exact, 'The JSON was serialised again, ')
  written(json.rounded, 'The JSON was serialised again with numbers in another form, ')
  written(sorted(json.exact), 'The JSON was serialised again with its members in another order, ')
  return found
}

function writings(value: unknown): [string, string][] {
  const compact = stringify(value) ?? ''
  const indented = (width: number) => stringify(value, null, width) ?? ''
  const spaced = indented(1).replace(/\n\s*/g, (_, at: number, all: string) =>
    /[,]/.test(all[at - 1] ?? '') ? ' ' : '',
  )
  const styles: [string, string][] = [
    ['without white space', compact],
    ['with blanks after commas and colons (as Python does)', spaced],
    ['indented by two', indented(2)],
    ['indented by four', indented(4)],
    ['indented by two, with CR-LF', indented(2).replaceAll('\n', '\r\n')],
    ['indented by four, with CR-LF', indented(4).replaceAll('\n', '\r\n')],
  ]
  return styles.flatMap(([how, content]): [string, string][] => [
    [how, content],
    [`${how}, with slashes escaped (as PHP does)`, content.replaceAll('/', '\\/')],
    [`${how}, with letters escaped`, escaped(content)],
    [`${how}, with slashes and letters escaped (as PHP does)`, escaped(content.replaceAll('/', '\\/'))],
  ])
}

const escaped = (text: string) =>
  text.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

function parsed(text: string): { exact: unknown; rounded: unknown } | undefined {
  try {
    return { exact: parse(text), rounded: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (Object.prototype.toString.call(value) !== '[object Object]' || 'isLosslessNumber' in Object(value))
    return value
  const members = Object.entries(value as object).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(members.map(([name, item]) => [name, sorted(item)]))
}
