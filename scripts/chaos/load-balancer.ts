import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Stands before several processes of one server and gives each the next request in turn. It retries nothing and does
 * not know which process is well: a request to one that is gone is answered with 502.
 */
export class LoadBalancer {
  readonly #server = createServer((request, response) => this.#pass(request, response))
  readonly #targets: (URL | undefined)[]
  #next = 0

  /** @param hostname the name in its address. @param processes how many stand behind it */
  constructor(
    private readonly hostname: string,
    processes: number,
  ) {
    this.#targets = Array.from({ length: processes }, () => undefined)
  }

  get url(): string {
    return `http://${this.hostname}:${(this.#server.address() as AddressInfo).port}`
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(0, this.hostname, resolve)
    })
  }

  /** Where the processes are reached that are there. */
  get targets(): URL[] {
    return this.#targets.filter((target) => target !== undefined)
  }

  /** Where a process is reached from now on; undefined while it is gone. */
  setTarget(index: number, target: string | undefined): void {
    this.#targets[index] = target === undefined ? undefined : new URL(target)
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const target = this.#targets[this.#next++ % this.#targets.length]
    if (!target) {
      badGateway(request, response)
      return
    }
    const { hostname, port } = target
    const { method, url: path, headers } = request
    const forwarded = sendRequest({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('error', () => response.destroy()).pipe(response)
    })
    forwarded.on('error', () => {
      if (response.headersSent) response.destroy()
      else badGateway(request, response)
    })
    response.on('close', () => forwarded.destroy())
    request.pipe(forwarded)
  }
}

function badGateway(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(502, { 'content-type': 'text/plain' }).end('Bad Gateway')
}
