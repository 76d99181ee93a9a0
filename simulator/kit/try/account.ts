import { z } from 'zod'
import { minorUnits } from '../../payments/amount.ts'
import { factsOf, paymentStatuses } from '../../payments/payment-status.ts'
import type { ControlClient } from '../control-client.ts'
import type { GatewayClient } from '../gateway-client.ts'

const texts = z.record(z.string(), z.string()).default({})
const payment = z.object({
  reference: z.string(),
  status: z.enum(paymentStatuses),
  paidAmount: z.string().optional(),
  amountToCollect: z.string(),
  attributes: texts,
  refunds: z.array(z.object({ status: z.string(), amountToRefund: z.string() })).default([]),
})
const job = z.object({
  reference: z.string(),
  currency: z.string(),
  amountToCollect: z.string(),
  order: z.object({ orderNumber: z.string().default('') }).default({ orderNumber: '' }),
  attributes: texts,
  payments: z.array(payment).min(1),
})

/** A payment job as the gateway answers it. */
export type Job = z.output<typeof job>

/** The shop's account at a gateway: what is true of its payments, whatever the shop says. */
export class Account {
  /** @param control of a simulator; a real gateway has none */
  constructor(
    readonly gateway: GatewayClient,
    readonly control?: ControlClient,
  ) {}

  get configurationId(): string {
    return this.gateway.credentials.configurationId
  }

  /** @throws Error when the gateway does not give it */
  async job(reference: string): Promise<Job> {
    const { status, json } = await this.gateway.call('GET', `/payment-jobs/${reference}`)
    const read = z.object({ data: job }).safeParse(json)
    if (read.success) return read.data.data
    throw new Error(`The gateway answered ${status} about payment job ${reference}.`)
  }

  /** Creates a payment job with the shop's own key. @returns its reference */
  async create(request: object): Promise<string> {
    const { status, json } = await this.gateway.call('POST', '/payment-jobs', { body: request })
    const read = z.object({ data: z.object({ reference: z.string() }) }).safeParse(json)
    if (read.success) return read.data.data.reference
    throw new Error(`The gateway answered ${status} when a payment job was created.`)
  }

  /** Where the gateway notifies the shop about a job. */
  async webhook({ attributes }: Job): Promise<string | undefined> {
    if (attributes.webhookUrl !== undefined) return attributes.webhookUrl
    const { configurationId } = this
    return (await this.control?.readConfiguration({ configurationId }))?.settings.notificationUrl
  }
}

/** The payments of jobs for which the shopper's money was taken or promised, and not given back. */
export function keptPayments(jobs: readonly Job[]): Job['payments'] {
  return jobs.flatMap(({ currency, payments }) =>
    payments.filter(({ status, paidAmount, amountToCollect, refunds }) => {
      const given = refunds.filter((refund) => refund.status !== 'Failed')
      const back = given.reduce((sum, { amountToRefund }) => sum + minorUnits(amountToRefund, currency), 0n)
      return (
        factsOf(status).outcome === 'success' && back < minorUnits(paidAmount ?? amountToCollect, currency)
      )
    }),
  )
}
