import { z } from 'zod'
import type { GatewayClient, GatewayResponse } from '../kit/gateway-client.ts'
import type { ConfigurationSettings } from '../payments/settings.ts'

const created = z.object({
  data: z.looseObject({
    reference: z.string(),
    payments: z.tuple([z.looseObject({ reference: z.string() })]),
  }),
  links: z.looseObject({ action: z.looseObject({ url: z.string() }) }),
})

/** A job that a fact starts from. */
export interface StartedJob {
  /** Its path, and that of its payment, as `GatewayClient.call` takes them. */
  path: string
  paymentPath: string
  reference: string
  paymentReference: string
  /** The address of its hosted page. */
  page: string
}

/** A notification as it reached the merchant. */
export interface Received {
  url: string
  contentType: string
  json: unknown
}

/** Where the merchant receives notifications. */
export interface Mailbox {
  /** An address that the gateway can reach. */
  url: string
  /** Waits for the first notification about a job. @throws Error when none comes */
  notificationOf(jobReference: string): Promise<Received>
}

/** A merchant who tries the gateway out: what the rows of the table of facts need again and again. */
export class TrialMerchant {
  constructor(
    readonly gateway: GatewayClient,
    readonly mailbox?: Mailbox,
    /** Gives another merchant of the gateway, with a configuration that nobody else uses. */
    readonly apart?: (settings?: Partial<ConfigurationSettings>) => Promise<TrialMerchant>,
  ) {}

  call: GatewayClient['call'] = (...call) => this.gateway.call(...call)

  /** Creates a job with the advised minimum, and what else a fact is about. */
  create(changes: object = {}, path = '/payment-jobs'): Promise<GatewayResponse> {
    const body = { amountToCollect: '10.00', currency: 'GBP', locale: 'en_GB', ...changes }
    return this.call('POST', path, { body })
  }

  /** @throws Error when the gateway rejects */
  async start(changes: object = {}): Promise<StartedJob> {
    const answer = await this.create(changes)
    const result = created.safeParse(answer.json)
    if (!result.success)
      throw new Error(`A job was rejected: ${answer.status} ${JSON.stringify(answer.json)}`)
    const { data, links } = result.data
    const [payment] = data.payments
    const path = `/payment-jobs/${data.reference}`
    return {
      path,
      paymentPath: `${path}/payments/${payment.reference}`,
      reference: data.reference,
      paymentReference: payment.reference,
      page: links.action.url,
    }
  }

  /** A job that was brought into a status without a visit to the page. */
  startIn(status: string, changes: object = {}): Promise<StartedJob> {
    return this.start({ parameters: { simulatedStatus: status }, ...changes })
  }

  /** A browser's visit to a page of the simulator. @param path within the page's own address, such as /simulate */
  visit(job: StartedJob, path = '', form?: Record<string, string>): Promise<GatewayResponse> {
    const address = new URL(job.page)
    if (path.startsWith('/three-d-secure')) address.pathname = address.pathname.replace(/\/payment$/, path)
    else address.pathname += path
    return this.gateway.browse(address.href, form)
  }
}
