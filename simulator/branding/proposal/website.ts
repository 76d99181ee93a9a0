import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Destinations, PrivateHost } from '../../destinations/destinations.ts'
import { reasonOf, send } from '../../destinations/outgoing-request.ts'

const websiteLimits = {
  /** For all requests to a website together. */
  timeoutMs: 10_000,
  maxRequests: 20,
  /** From one address. */
  maxRedirects: 5,
}

/** What may come from an address. */
export interface ExpectedResource {
  /** What it is, in words that follow “is not”. */
  name: string
  accept: string
  types: RegExp
  maxBytes: number
  /** Whether the beginning of what is too large is enough. */
  isBeginningEnough?: boolean
}

export interface Resource {
  /** Where it was found in the end. */
  url: string
  contentType: string
  bytes: Buffer
}

/** Why nothing can be read from a website, in a sentence for whoever gave its address. */
export class WebsiteError extends Error {
  override name = 'WebsiteError'
}

/**
 * Reads what anybody can read of a website: no cookies are sent, and no script is run. A private network is read only where
 * the destinations allow it, at every redirect anew.
 */
export class Website {
  readonly #signal: AbortSignal
  readonly #destinations: Destinations
  #requestsLeft = websiteLimits.maxRequests

  constructor(destinations: Destinations, signal = AbortSignal.timeout(websiteLimits.timeoutMs)) {
    this.#destinations = destinations
    this.#signal = signal
  }

  /**
   * @param address of http or https, or the data itself in a `data:` address
   * @throws WebsiteError
   */
  async get(address: string, expected: ExpectedResource): Promise<Resource> {
    // Pictures within the page take no request, but time to decode.
    if (this.#signal.aborted) throw new WebsiteError(tooSlow)
    if (address.startsWith('data:')) return dataOf(address, expected)
    let url = new URL(address)
    for (let redirect = 0; redirect <= websiteLimits.maxRedirects; redirect++) {
      const response = await this.#request(url, expected)
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy()
        if (!URL.canParse(headers.location, url.href)) {
          throw new WebsiteError(`${url.host} leads on to an address that cannot be read.`)
        }
        url = new URL(headers.location, url)
        continue
      }
      return { url: url.href, ...(await this.#read(response, url, expected)) }
    }
    throw new WebsiteError(`${url.host} leads from one address to the next without end.`)
  }

  async #request(url: URL, { accept }: ExpectedResource): Promise<IncomingMessage> {
    if (!/^https?:$/.test(url.protocol)) {
      throw new WebsiteError(`${url.href.slice(0, 80)} is not the address of a website.`)
    }
    // Else anybody could try which ports of other people's machines are open, in the name of this one.
    if (url.port !== '' && !this.#destinations.allows(url.href)) {
      throw new WebsiteError(`The address names port ${url.port}. Enter an address without a port.`)
    }
    if (this.#requestsLeft-- <= 0) throw new WebsiteError(`${url.host} asks for too many requests.`)
    url.username = ''
    url.password = ''
    const headers = { accept, 'accept-encoding': Object.keys(decoders).join(', '), 'user-agent': userAgent }
    try {
      return await send(url, { method: 'GET', headers, signal: this.#signal }, this.#destinations)
    } catch (error) {
      throw this.#inWords(error, url)
    }
  }

  async #read(
    response: IncomingMessage,
    url: URL,
    expected: ExpectedResource,
  ): Promise<Omit<Resource, 'url'>> {
    const { statusCode = 0, headers } = response
    const contentType = headers['content-type'] ?? ''
    const isExpected = statusCode === 200 && expected.types.test(contentType)
    if (!isExpected) {
      response.destroy()
      throw new WebsiteError(
        statusCode === 200
          ? `What stands at ${shown(url)} is not ${expected.name}.`
          : `${shown(url)} answered with the error ${statusCode}.`,
      )
    }
    try {
      return { contentType, bytes: await bytesOf(decoded(response), expected, shown(url)) }
    } catch (error) {
      throw error instanceof WebsiteError ? error : this.#inWords(error, url)
    }
  }

  #inWords(error: unknown, url: URL): WebsiteError {
    if (this.#signal.aborted) {
      return new WebsiteError(`${url.host} did not answer within ${websiteLimits.timeoutMs / 1000} seconds.`)
    }
    if (error instanceof PrivateHost) {
      return new WebsiteError(
        `${url.host} stands in a private network, which this simulator may not open. Enter a public address, or upload a logo file.`,
      )
    }
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return new WebsiteError(
        `No website was found at ${url.host}. Check the address, or upload a logo file.`,
      )
    }
    return new WebsiteError(`${url.host} cannot be reached (${reasonOf(error)}).`)
  }
}

const tooSlow = `The website takes longer than ${websiteLimits.timeoutMs / 1000} seconds to read.`

const userAgent = 'Cashflows-Simulator'

const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? ''
  const decoder = new Map(Object.entries(decoders)).get(encoding)
  // The error of either is that of the stream that is read.
  return decoder ? pipeline(response, decoder(), () => {}) : response
}

async function bytesOf(
  body: Readable,
  { maxBytes, isBeginningEnough }: ExpectedResource,
  name: string,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    length += chunk.length
    if (length <= maxBytes) continue
    // Leaving the loop closes the connection.
    if (isBeginningEnough) break
    throw new WebsiteError(`${name} is larger than ${maxBytes / 1024 / 1024} MB.`)
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

async function dataOf(address: string, { name, types }: ExpectedResource): Promise<Resource> {
  try {
    const response = await fetch(address)
    const contentType = response.headers.get('content-type') ?? ''
    if (types.test(contentType)) {
      return { url: address, contentType, bytes: Buffer.from(await response.arrayBuffer()) }
    }
  } catch {
    // Not what a data: address should look like.
  }
  throw new WebsiteError(`A picture within the page is not ${name}.`)
}

const shown = ({ host, pathname }: URL) => `${host}${pathname === '/' ? '' : pathname}`
