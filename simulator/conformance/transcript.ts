import { z } from 'zod'
import { GatewayClient, type GatewayResponse } from '../kit/gateway-client.ts'
import { Anonymiser } from './anonymiser.ts'
import type { Held } from './fact.ts'
import type { TrialMerchant } from './merchant.ts'

const exchange = z.strictObject({
  method: z.string(),
  /** Below the gateway's own address. */
  path: z.string(),
  request: z.unknown().optional(),
  status: z.int(),
  contentType: z.string(),
  location: z.string(),
  json: z.unknown().optional(),
})
export type Exchange = z.output<typeof exchange>

const recordedFact = z.strictObject({
  subject: z.string(),
  what: z.string(),
  outcome: z.enum(['held', 'broken', 'not applicable']),
  exchanges: z.array(exchange),
})
export type RecordedFact = z.output<typeof recordedFact>

/** What a gateway answered to every fact that was tried on it: without secrets, and without data of persons. */
export const transcript = z.strictObject({
  /** The day, as 2026-11-26. */
  recordedOn: z.iso.date(),
  host: z.string(),
  facts: z.array(recordedFact),
})
export type Transcript = z.output<typeof transcript>

/** Records what is called and answered, fact by fact. */
export class Recorder {
  readonly facts: RecordedFact[] = []
  #exchanges: Exchange[] = []
  #anonymiser = new Anonymiser({})

  /** A client that calls as usual, and is listened to. */
  readonly Client: typeof GatewayClient
  constructor() {
    const exchanged = (...parts: Parameters<Recorder['add']>) => this.add(...parts)
    this.Client = class extends GatewayClient {
      protected override async send(
        method: string,
        address: string,
        body: string,
        headers: Record<string, string | undefined>,
      ): Promise<GatewayResponse> {
        const response = await super.send(method, address, body, headers)
        exchanged(this, { method, address, body }, response)
        return response
      }
    }
  }

  /** Begins a fact: references and tokens are numbered anew. */
  begin({ gateway: { baseUrl, credentials }, mailbox }: TrialMerchant): void {
    this.#exchanges = []
    this.#anonymiser = new Anonymiser({
      [baseUrl]: '',
      ...(mailbox && { [new URL(mailbox.url).origin]: '(mailbox)' }),
      [credentials.configurationId]: '(configuration)',
      [credentials.apiKey]: '(key)',
    })
  }

  end(subject: string, { fact, outcome }: Held): void {
    const exchanges = outcome === 'not applicable' ? [] : this.#exchanges
    this.facts.push({ subject, what: fact.what, outcome, exchanges })
  }

  private add(
    { baseUrl }: GatewayClient,
    { method, address, body }: { method: string; address: string; body: string },
    { status, contentType, location, json }: GatewayResponse,
  ): void {
    const anonymiser = this.#anonymiser
    const request = anonymiser.request(body)
    const path = address.startsWith(baseUrl) ? address.slice(baseUrl.length) : address
    this.#exchanges.push({
      method,
      path: anonymiser.text(path),
      ...(request !== undefined && { request }),
      status,
      contentType,
      location: anonymiser.text(location),
      ...(json !== undefined && { json: anonymiser.value(json) }),
    })
  }

  /** @throws Error rather than hand out a secret */
  transcript({ baseUrl, credentials }: GatewayClient, now: Date): Transcript {
    const { host } = new URL(baseUrl)
    const recorded = { recordedOn: now.toISOString().slice(0, 10), host, facts: this.facts }
    const text = JSON.stringify(recorded)
    for (const secret of [credentials.apiKey, credentials.configurationId]) {
      if (text.includes(secret)) throw new Error('The transcript holds a secret and is not written.')
    }
    return recorded
  }
}
