import { hashOf } from '../signature/signature.ts'

/** What came back for a call: as much of it as a fact can be about. */
export interface GatewayResponse {
  status: number
  contentType: string
  location: string
  /** The body read as JSON; undefined for one that is none. */
  json: unknown
}

/** What a call says beyond its method and path. */
export interface CallOptions {
  /** Serialised with JSON.stringify; text is sent as it is. */
  body?: unknown
  /** Takes the place of the headers that sign the call; undefined leaves one out. */
  headers?: Record<string, string | undefined>
}

export interface Credentials {
  configurationId: string
  apiKey: string
}

/** A client of the gateway that is as thin as can be, so that a fact sees what was answered and nothing else. */
export class GatewayClient {
  /** @param baseUrl where the gateway stands, without a slash at the end */
  constructor(
    readonly baseUrl: string,
    readonly credentials: Credentials,
  ) {}

  /** A signed call. @param path what follows /api/gateway */
  call(method: string, path: string, { body, headers }: CallOptions = {}): Promise<GatewayResponse> {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
    return this.send(method, `${this.baseUrl}/api/gateway${path}`, text, {
      ConfigurationId: this.credentials.configurationId,
      Hash: this.hashOf(text),
      ...(text && { 'Content-Type': 'application/json' }),
      ...headers,
    })
  }

  /** What a browser does with a page of the gateway: it posts a form when there is one, and follows no redirect here. */
  browse(address: string, form?: Record<string, string>): Promise<GatewayResponse> {
    const body = form ? new URLSearchParams(form).toString() : ''
    const contentType = form && { 'Content-Type': 'application/x-www-form-urlencoded' }
    return this.send(form ? 'POST' : 'GET', address, body, { ...contentType })
  }

  /** The hash that signs a body with the client's key. */
  hashOf(body: string): string {
    return hashOf(this.credentials.apiKey, body)
  }

  protected async send(
    method: string,
    address: string,
    body: string,
    headers: Record<string, string | undefined>,
  ): Promise<GatewayResponse> {
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const response = await fetch(address, {
      method,
      headers: sent,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(body && { body }),
    })
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      location: response.headers.get('location') ?? refreshed(response.headers),
      json: readJson(await response.text()),
    }
  }
}

/** Where a page leads on by itself. */
const refreshed = (headers: Headers) => /^0;\s*url=(.+)$/i.exec(headers.get('refresh') ?? '')?.[1] ?? ''

/** A text read as JSON; undefined for one that is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
