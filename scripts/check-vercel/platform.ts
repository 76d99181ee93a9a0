import { chmodSync, copyFileSync, createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { makeCertificate } from 'cashflows-postgres/kit/certificate'
import type { BuildOutput, PlatformFunction, Prerendered } from './build-output'
import { FunctionPool } from './function-pool'
import { follow, holds, match, phasesOf, type Routed, type RoutedRequest } from './routing'

export interface PlatformOptions {
  /** Of the functions, beside those that the platform sets. */
  variables: Record<string, string>
  /** Hosts of the deployment, without a scheme. */
  hosts: readonly string[]
  /** Answers with 401 whoever does not bring this cookie, as the protection of previews does. */
  protectionCookie?: string
  onPrint: (printed: string) => void
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.rsc': 'text/x-component',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Serves what the platform's CLI has built, by HTTPS and at the hosts of a deployment, to clients that use it as their
 * proxy. Each function runs in processes of its own, as a user without rights, on files that nobody may write.
 */
export class Platform {
  /** Sizes of the functions in bytes, by name. */
  readonly sizes = new Map<string, number>()
  readonly #folder = mkdtempSync(join(tmpdir(), 'platform-'))
  readonly #pools = new Map<string, FunctionPool>()
  readonly #phases: ReturnType<typeof phasesOf>
  readonly #proxy: Server
  readonly #tls: ReturnType<typeof createTlsServer>

  constructor(
    private readonly output: BuildOutput,
    private readonly options: PlatformOptions,
  ) {
    this.#phases = phasesOf(output.routes)
    // As root, the processes run as another user.
    chmodSync(this.#folder, 0o755)
    const runtime = join(this.#folder, 'function-runtime.cjs')
    copyFileSync(join(import.meta.dirname, 'function-runtime.cjs'), runtime)
    for (const [index, built] of output.functions.entries()) {
      const folder = join(this.#folder, String(index))
      mkdirSync(folder)
      this.sizes.set(built.name, output.copyFunction(built, folder))
      const { variables, onPrint } = options
      this.#pools.set(built.name, new FunctionPool({ runtime, folder, variables, onPrint }))
    }
    this.#tls = createTlsServer(makeCertificate(options.hosts[0] ?? ''), (request, response) => {
      this.#serve(request, response).catch((error) => {
        options.onPrint(`The platform failed: ${error instanceof Error ? error.stack : error}\n`)
        if (!response.headersSent) response.writeHead(502)
        response.end()
      })
    })
    this.#proxy = createServer((_, response) => response.writeHead(501).end())
    this.#proxy.on('connect', ({ url }, socket) => {
      if (!options.hosts.includes(url?.split(':')[0] ?? '')) return socket.destroy()
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      this.#tls.emit('connection', socket)
    })
  }

  /** The address of the proxy. */
  get proxy(): string {
    return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`
  }

  /** The cold starts of each function, in milliseconds. */
  get coldStarts(): Map<string, number[]> {
    return new Map([...this.#pools].map(([name, pool]) => [name, pool.coldStarts]))
  }

  get processes(): number {
    return [...this.#pools.values()].reduce((sum, pool) => sum + pool.processes, 0)
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#proxy.listen(0, '127.0.0.1', resolve)
    })
  }

  close(): void {
    for (const pool of this.#pools.values()) pool.close()
    this.#proxy.close()
    this.#proxy.closeAllConnections()
    this.#tls.closeAllConnections()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = routedRequest(incoming)
    const { protectionCookie } = this.options
    const isLetIn = holds({ type: 'cookie', key: '_vercel_jwt', value: protectionCookie ?? '' }, request)
    if (protectionCookie !== undefined && !isLetIn) {
      response.writeHead(401, { 'content-type': 'text/html' }).end('Authentication Required')
      return
    }
    const body = await bodyOf(incoming)
    const url = new URL(request.path, 'https://host')
    const routed: Routed = {
      path: url.pathname,
      query: url.searchParams,
      headers: new Map(),
      status: undefined,
    }
    if (await this.#passes('', routed, request, body, response)) return
    for (const phase of [undefined, 'filesystem', 'miss', 'rewrite']) {
      if (phase !== undefined && (await this.#passes(phase, routed, request, body, response))) return
      if (await this.#answers(routed, request, body, response)) return
    }
    routed.path = '/404'
    routed.status = 404
    if (!(await this.#answers(routed, request, body, response))) response.writeHead(404).end()
  }

  /** Follows the routes of a phase. @returns whether the request is answered */
  async #passes(
    phase: string,
    routed: Routed,
    request: RoutedRequest,
    body: Buffer,
    response: ServerResponse,
  ): Promise<boolean> {
    for (const route of this.#phases.get(phase) ?? []) {
      const found = match(route, routed, request)
      if (!found) continue
      if (route.middlewarePath !== undefined) {
        if (await this.#middlewareAnswers(route.middlewarePath, routed, request, body, response)) return true
        continue
      }
      follow(found, routed)
      const { status } = routed
      if (status !== undefined && status >= 300 && status < 400 && routed.headers.has('location')) {
        response.writeHead(status, Object.fromEntries(routed.headers)).end()
        return true
      }
      if (!route.continue) break
    }
    return false
  }

  async #middlewareAnswers(
    path: string,
    routed: Routed,
    request: RoutedRequest,
    body: Buffer,
    response: ServerResponse,
  ): Promise<boolean> {
    const middleware = this.output.functionAt(path)
    if (!middleware) throw new Error(`There is no middleware at ${path}`)
    const answer = await this.#call(middleware, request.path, request, body)
    if (answer.headers['x-middleware-next'] !== '1') {
      response
        .writeHead(answer.status, { ...Object.fromEntries(routed.headers), ...answer.headers })
        .end(answer.body)
      return true
    }
    for (const [name, value] of Object.entries(answer.headers)) {
      if (!/^(x-middleware-|connection$|date$|transfer-encoding$|keep-alive$|content-)/.test(name)) {
        routed.headers.set(name, String(value))
      }
    }
    return false
  }

  /** Answers with a file, a page of the build, or a function. @returns false where nothing stands at the path */
  async #answers(
    routed: Routed,
    request: RoutedRequest,
    body: Buffer,
    response: ServerResponse,
  ): Promise<boolean> {
    const path = decodeURI(routed.path)
    const headers = Object.fromEntries(routed.headers)
    const file = this.output.staticFile(path)
    if (file) {
      const type = file.contentType ?? contentTypes[extname(file.file)] ?? 'application/octet-stream'
      send(response, file.file, routed.status ?? 200, { ...headers, 'content-type': type })
      return true
    }
    const prerendered = this.output.prerenderedAt(path)
    if (prerendered && !isBypassed(prerendered, request)) {
      const type = contentTypes[extname(prerendered.file)] ?? 'application/octet-stream'
      send(response, prerendered.file, routed.status ?? prerendered.status, {
        'content-type': type,
        ...headers,
        ...prerendered.headers,
      })
      return true
    }
    const found = this.output.functionAt(path)
    if (!found) return false
    const original = new URL(request.path, 'https://host').pathname
    const query = String(routed.query)
    const url = query === '' ? original : `${original}?${query}`
    const answer = await this.#call(found, url, request, body, { 'x-matched-path': path })
    response.writeHead(routed.status ?? answer.status, { ...headers, ...answer.headers }).end(answer.body)
    return true
  }

  #call(
    called: PlatformFunction,
    path: string,
    { method, host, headers }: RoutedRequest,
    body: Buffer,
    added: Record<string, string> = {},
  ): Promise<{ status: number; headers: Record<string, string | string[]>; body: Buffer }> {
    const pool = this.#pools.get(called.name)
    if (!pool) throw new Error(`There is no function ${called.name}`)
    const given = {
      ...Object.fromEntries(headers),
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '192.0.2.1',
      'x-vercel-forwarded-for': '192.0.2.1',
      ...added,
    }
    return pool.use(
      (port) =>
        new Promise((resolve, reject) => {
          sendRequest({ host: '127.0.0.1', port, method, path, headers: given, agent: false }, (answer) => {
            bodyOf(answer).then((received) => {
              const {
                connection,
                'keep-alive': keepAlive,
                'transfer-encoding': encoding,
                ...rest
              } = answer.headers
              const known = Object.entries(rest).filter(
                (entry): entry is [string, string | string[]] => entry[1] !== undefined,
              )
              resolve({
                status: answer.statusCode ?? 502,
                headers: Object.fromEntries(known),
                body: received,
              })
            }, reject)
          })
            .on('error', reject)
            .end(body)
        }),
    )
  }
}

function routedRequest({ method = 'GET', url = '/', headers }: IncomingMessage): RoutedRequest {
  const all = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  return { method, host: headers.host ?? '', path: url, headers: new Map(all) }
}

const isBypassed = ({ bypass }: Prerendered, request: RoutedRequest) =>
  bypass.some((condition) => holds(condition, request))

function send(response: ServerResponse, file: string, status: number, headers: Record<string, string>): void {
  response.writeHead(status, headers)
  createReadStream(file).pipe(response)
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}
