import { z } from 'zod'
import { byAnyConfiguration } from '../control/api.ts'
import { amount, currency } from '../gateway/fields.ts'
import { jobParameters } from '../gateway/parameters.ts'
import type { ControlClient } from '../kit/control-client.ts'
import { GatewayClient } from '../kit/gateway-client.ts'

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
  const gateway = new GatewayClient(url, signer)
  const body = { ...request, order: { orderNumber } }
  const { status, json } = await gateway.call('POST', '/payment-jobs', { body }).catch((error: unknown) => {
    const why = error instanceof Error && error.name === 'TimeoutError' ? ' in time' : ''
    throw new NotCreated(`The gateway did not answer${why}. list_faults says whether a scenario does that.`)
  })
  const { data: job } = created.safeParse(json)
  if (status === 201 && job) {
    return {
      reference: job.data.reference,
      paymentPage: job.links.action?.url,
      configurationId: signer.configurationId,
    }
  }
  const reasons = rejected.safeParse(json).data?.errorReport.errors.map(({ message }) => message) ?? []
  throw new NotCreated([`The gateway answered ${status}.`, ...reasons].join(' '))
}
