import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'

/** A request that went through a relay, and how it was answered. */
export interface Exchange {
  method: string
  url: URL
  status: number
  answer: string
}

/** Which requests a rule is for: a method and a pattern of the path. */
export type RequestPattern = readonly [method: string, path: RegExp]

/** Requests that a relay keeps back. */
export interface Hold {
  /** The first request that came. */
  arrived: Promise<URL>
  /** Lets every request through, those that wait and those to come. */
  release(): void
}

export interface RelayOptions {
  /** A key and its certificate, both as PEM: the relay is then called by https, and passes on by http. */
  tls?: { key: string; cert: string }
  /** With which headers a request is passed on. Without a host among them, the server is called by its own address. */
  headers?: (headers: IncomingHttpHeaders) => OutgoingHttpHeaders
}

interface Waiting {
  matches(exchange: Exchange): boolean
  resolve(exchange: Exchange): void
}

interface RelayRule {
  pattern: RequestPattern
  act(url: URL, response: ServerResponse, forward: (handling?: AnswerHandling) => void): void
}

interface AnswerHandling {
  /** What happens to the answer, when it is there, instead of being passed back. */
  onAnswer?: () => void
  /** What the answer goes through on its way back. */
  through?: (answer: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
}

/**
 * Stands between two servers as a reverse proxy does, and lets a test decide what happens on the way: what waits,
 * what is answered wrongly, what never arrives. It keeps the Host header, unless it is told otherwise, so that neither
 * side notices it.
 */
export class Relay {
  readonly #server: Server
  readonly #waiting = new Set<Waiting>()
  #rules: RelayRule[] = []
  #target: URL | undefined

  /** Every request that was answered since the last `reset`, in the order of the answers. */
  exchanges: Exchange[] = []

  /** @param hostname the name in its address; the port is known once it listens */
  constructor(
    private readonly hostname: string,
    private readonly options: RelayOptions = {},
  ) {
    const pass = (request: IncomingMessage, response: ServerResponse) => this.#pass(request, response)
    this.#server = options.tls ? createTlsServer(options.tls, pass) : createServer(pass)
  }

  get url(): string {
    return `${this.options.tls ? 'https' : 'http'}://${this.hostname}:${(this.#server.address() as AddressInfo).port}`
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(0, this.hostname, resolve)
    })
  }

  /** From now on requests go to this server. */
  forwardTo(target: string): void {
    this.#target = new URL(target)
  }

  /** Keeps back the requests that match, until they are released. */
  hold(...pattern: RequestPattern): Hold {
    let arrive: (url: URL) => void
    let held: (() => void)[] | undefined = []
    const arrived = new Promise<URL>((resolve) => {
      arrive = resolve
    })
    this.#rules.push({
      pattern,
      act(url, _response, forward) {
        arrive(url)
        if (held) held.push(forward)
        else forward()
      },
    })
    return {
      arrived,
      release() {
        for (const forward of held ?? []) forward()
        held = undefined
      },
    }
  }

  /** Breaks the connection of the requests that match. */
  cut(...pattern: RequestPattern): void {
    this.#rules.push({ pattern, act: (_url, response) => response.socket?.destroy() })
  }

  /** Passes the requests that match on, and breaks their connection when the server has answered. */
  loseAnswers(...pattern: RequestPattern): void {
    this.#rules.push({
      pattern,
      act: (_url, response, forward) => forward({ onAnswer: () => response.socket?.destroy() }),
    })
  }

  /** Passes the answers to the requests that match back piece by piece, as a slow connection does. */
  sendInPieces(pattern: RequestPattern, pieces: { bytes: number; intervalMs: number }): void {
    this.#rules.push({
      pattern,
      act: (_url, _response, forward) => forward({ through: (answer) => inPieces(answer, pieces) }),
    })
  }

  /** Answers the requests that match in the server's place. */
  answer(pattern: RequestPattern, status: number, type: string, body: string): void {
    this.#rules.push({
      pattern,
      act: (_url, response) => response.writeHead(status, { 'content-type': type }).end(body),
    })
  }

  /** The first exchange that matches, be it past or to come. @param isWanted of those that match the pattern */
  async answered(
    pattern: RequestPattern,
    isWanted: (exchange: Exchange) => boolean = () => true,
  ): Promise<Exchange> {
    const matches = (exchange: Exchange) =>
      isMatch(pattern, exchange.method, exchange.url) && isWanted(exchange)
    const past = this.exchanges.find(matches)
    return past ?? new Promise((resolve) => this.#waiting.add({ matches, resolve }))
  }

  /** Passes everything on again, and forgets what was. Requests that were still held back are dropped. */
  reset(): void {
    this.#rules = []
    this.#waiting.clear()
    this.exchanges = []
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url)
    const method = request.method ?? 'GET'
    const forward = (handling?: AnswerHandling) =>
      request.pipe(this.#forwarded(method, url, request, response, handling))
    const rule = this.#rules.find(({ pattern }) => isMatch(pattern, method, url))
    if (rule) rule.act(url, response, forward)
    else forward()
  }

  #forwarded(
    method: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    { onAnswer, through }: AnswerHandling = {},
  ): ClientRequest {
    const { hostname, port } = this.#target ?? url
    const path = url.pathname + url.search
    // Uncompressed, so that a test can read the answer.
    const headers = { ...this.#headers(request.headers), 'accept-encoding': 'identity' }
    const forwarded = sendRequest({ hostname, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        this.#record({ method, url, status: answer.statusCode ?? 0, answer: String(Buffer.concat(chunks)) }),
      )
      if (onAnswer) {
        answer.on('end', onAnswer)
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      // Not read from the answer itself, whose data is listened to already.
      if (through) Readable.from(through(answer.pipe(new PassThrough()))).pipe(response)
      else answer.pipe(response)
    })
    forwarded.on('error', () => response.destroy())
    response.on('close', () => forwarded.destroy())
    return forwarded
  }

  #headers(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
    return this.options.headers?.(headers) ?? headers
  }

  #record(exchange: Exchange): void {
    this.exchanges.push(exchange)
    for (const waiting of this.#waiting) {
      if (!waiting.matches(exchange)) continue
      this.#waiting.delete(waiting)
      waiting.resolve(exchange)
    }
  }
}

async function* inPieces(
  answer: AsyncIterable<Buffer>,
  { bytes, intervalMs }: { bytes: number; intervalMs: number },
): AsyncIterable<Buffer> {
  for await (const chunk of answer) {
    for (let start = 0; start < chunk.length; start += bytes) {
      yield chunk.subarray(start, start + bytes)
      await setTimeout(intervalMs)
    }
  }
}

const isMatch = ([method, path]: RequestPattern, ofMethod: string, { pathname }: URL) =>
  method === ofMethod && path.test(pathname)
