import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Respond = (request: IncomingMessage, response: ServerResponse) => void

/** A website on this machine: each path is answered as a test says, every other with 404. */
export class WebSite {
  readonly requests: IncomingMessage[] = []
  pages: Record<string, Respond> = {}

  readonly #server = createServer((request, response) => {
    this.requests.push(request)
    const respond = this.pages[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (respond) respond(request, response)
    else response.writeHead(404).end()
  })

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }
}
