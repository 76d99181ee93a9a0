/** A request whose body cannot be read. The message says why, to its sender. */
export class UnreadableBody extends Error {
  override name = 'UnreadableBody'

  /** @param status of the response: 400, 413 or 415 */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * The body of a request as text. It may be UTF-8 or UTF-16, as the charset of its Content-Type says, and may begin with
 * a byte order mark, which counts more.
 *
 * @throws UnreadableBody when it is longer than `maxBytes` bytes, of which the rest is not read then, or not such text
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const charset = charsetOf(request.headers.get('content-type') ?? '')
  const bytes = await readBytes(request, maxBytes)
  const encoding = markedEncoding(bytes) ?? (charset === 'utf-16' ? utf16Of(bytes) : charset)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableBody(400, `The body is not text in ${encoding.toUpperCase()}.`)
  }
}

const encodings: Record<string, 'utf-8' | 'utf-16' | 'utf-16le' | 'utf-16be'> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

function charsetOf(contentType: string) {
  const [, name = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType) ?? []
  const charset = Object.entries(encodings).find(([known]) => known === name.toLowerCase())?.[1]
  if (charset) return charset
  throw new UnreadableBody(415, 'The charset of the body must be utf-8 or utf-16.')
}

/** Also the byte order mark of another encoding than the charset names. */
function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** JSON begins with an ASCII character, one of whose two bytes is zero. */
const utf16Of = (bytes: Uint8Array) => (bytes[0] === 0 ? 'utf-16be' : 'utf-16le')

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let next = await nextOf(reader); next && !next.done; next = await nextOf(reader)) {
    length += next.value.byteLength
    if (length > maxBytes) {
      await reader?.cancel()
      throw new UnreadableBody(413, `The body has more than ${maxBytes} bytes.`)
    }
    chunks.push(next.value)
  }
  return Buffer.concat(chunks)
}

/** A sender that goes away in the middle is no fault of the shop. */
const nextOf = (reader: ReadableStreamDefaultReader<Uint8Array> | undefined) =>
  reader?.read().catch(() => {
    throw new UnreadableBody(400, 'The body ended too early.')
  })
