import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A merchant's server that keeps every notification it gets, and acknowledges it unless `respond` does otherwise. */
export class MerchantServer {
  readonly received: { headers: IncomingHttpHeaders; body: string }[] = []
  respond: (body: string, response: ServerResponse) => void = (body, response) => response.end(body)

  readonly #server = createServer(async (request, response) => {
    const body = await text(request)
    this.received.push({ headers: request.headers, body })
    this.respond(body, response)
  })

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get url(): string {
    return `${this.origin}/hook`
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }
}
