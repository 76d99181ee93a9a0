import type { Environment } from './environment'
import { createJob } from './requests'

/** The references of the payment job that the shopper was sent to, as the gateway gave them to the shop. */
export async function references({ gateway }: Environment) {
  const { answer } = await gateway.answered(createJob)
  const { data } = JSON.parse(answer)
  return { paymentJobReference: String(data.reference), paymentReference: String(data.payments[0].reference) }
}
