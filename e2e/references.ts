import type { Environment } from './environment'
import { createJob } from './requests'

/** The payment job that the shopper was sent to, as the gateway gave it to the shop. */
export async function createdJob({ gateway }: Environment) {
  const { answer } = await gateway.answered(createJob)
  return JSON.parse(answer).data
}

/** The references of the payment job that the shopper was sent to. */
export async function references(environment: Environment) {
  const { reference, payments } = await createdJob(environment)
  return { paymentJobReference: String(reference), paymentReference: String(payments[0].reference) }
}

/** The number of the order that the shopper pays. */
export async function orderNumberOf(environment: Environment): Promise<string> {
  return String((await createdJob(environment)).order.orderNumber)
}

/** Where the gateway sends the shopper after a successful payment, with its parameters. */
export async function returnUrl(environment: Environment): Promise<string> {
  const { payments } = await createdJob(environment)
  return String(payments[0].attributes.returnUrlSuccess)
}
