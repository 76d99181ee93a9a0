import { createHash } from 'node:crypto'
import { z } from 'zod'
import { byAnyConfiguration } from '../control/api.ts'
import { amount, currency } from '../gateway/fields.ts'
import { jobParameters } from '../gateway/parameters.ts'
import type { ControlClient } from '../kit/control-client.ts'

/** What a job is created with. The gateway itself checks it, as it checks every shop's. */
export const newPaymentJob = byAnyConfiguration.extend({
  amountToCollect: z.string().meta({ description: amount.description, examples: ['10.00'] }),
  currency: z.string().meta(currency.meta() ?? {}),
  orderNumber: z.string().describe('The shop’s own number of the order.').optional(),
  parameters: z
    .record(z.string(), z.string())
    .meta(jobParameters.meta() ?? {})
    .optional(),
})

/** The members that are read of what the gateway answers. */
const created = z.object({
  data: z.object({ reference: z.string() }),
  links: z.object({ action: z.object({ url: z.string() }).optional() }),
})
const rejected = z.object({ errorReport: z.object({ errors: z.array(z.object({ message: z.string() })) }) })

/** The gateway did not create a job; the message is a sentence. */
export class NotCreated extends Error {
  override name = 'NotCreated'
}

const gatewayTimeoutMs = 60_000

/**
 * Creates a payment job as a shop does, by a signed call of the gateway.
 *
 * @param url where the simulator stands
 * @param control of that simulator: knows whose key signs
 * @throws NotCreated with what the gateway said
 */
export async function createPaymentJob(
  url: string,
  control: ControlClient,
  { configurationId, orderNumber, ...request }: z.output<typeof newPaymentJob>,
) {
  const { configurations } = await control.listConfigurations()
  const signer = configurations.find(({ isDefault, configurationId: id }) =>
    configurationId === undefined ? isDefault : id === configurationId,
  )
  if (!signer) throw new NotCreated(`There is no configuration ${configurationId}.`)
  const body = JSON.stringify({ ...request, order: { orderNumber } })
  const response = await fetch(`${url}/api/gateway/payment-jobs`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ConfigurationId: signer.configurationId,
      Hash: createHash('sha512').update(signer.apiKey).update(body).digest('hex'),
    },
    body,
    signal: AbortSignal.timeout(gatewayTimeoutMs),
  }).catch((error: unknown) => {
    const why = error instanceof Error && error.name === 'TimeoutError' ? ' in time' : ''
    throw new NotCreated(`The gateway did not answer${why}. list_faults says whether a scenario does that.`)
  })
  const text = await response.text().catch(() => '')
  const answer = parsed(text)
  const { data: job } = created.safeParse(answer)
  if (response.ok && job) {
    return {
      reference: job.data.reference,
      paymentPage: job.links.action?.url,
      configurationId: signer.configurationId,
    }
  }
  const reasons = rejected.safeParse(answer).data?.errorReport.errors.map(({ message }) => message) ?? []
  throw new NotCreated([`The gateway answered ${response.status}.`, ...reasons].join(' '))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
