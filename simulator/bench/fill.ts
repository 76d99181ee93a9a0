import { businessTimeZone } from '../clock/business-day.ts'
import { openSimulatorStore } from '../database/database.ts'
import { jsonRows } from '../database/json-rows.ts'
import { Configurations } from '../payments/configurations.ts'
import { newPaymentJob } from '../payments/new-payment-job.ts'
import { rowOf } from '../payments/payment-job-row.ts'
import { simulate } from '../payments/shopper-actions.ts'
import { paymentJob } from '../payments/tables.ts'
import { configurationId } from './calls.ts'

const batch = 100

/** Made by `fill`, with its place among the jobs. */
export const filledOrderNumber = (place: number) => `FILL-${place}`
export const filledLastName = (place: number) => `Shopper${place}`
export const filledEmail = (place: number) => `shopper${place}@shop.example`

/**
 * Makes a store with this number of jobs in a folder, without the way through the gateway: one a minute until now, of all
 * amounts, two of four paid, one failed.
 */
export async function fill(dataDirectory: string, jobs: number): Promise<void> {
  const store = await openSimulatorStore({ dataDirectory })
  const configurations = new Configurations(store.database)
  await configurations.ensure(configurationId, 'of no use here')
  const configuration = await configurations.find(configurationId)
  if (!configuration) throw new Error('The configuration was not made.')
  const request = (place: number) => ({
    type: 'Payment' as const,
    locale: 'en_GB' as const,
    timeZone: businessTimeZone,
    currency: 'GBP',
    amountToCollect: (5 + (place % 20_000) / 100).toFixed(2),
    paymentMethodsToUse: ['Card' as const],
    order: {
      orderNumber: filledOrderNumber(place),
      orderLines: [],
      billingIdentity: { emailAddress: filledEmail(place) },
      shippingAddress: {
        firstName: 'Alex',
        lastName: filledLastName(place),
        zipCode: 'CB1 1AA',
        city: 'Cambridge',
      },
    },
    parameters: {},
    options: [],
  })
  const start = Date.now() - jobs * 60_000
  const job = (place: number) => {
    const now = new Date(start + place * 60_000)
    const made = newPaymentJob(request(place), configuration, now)
    const context = { configuration, now }
    if (place % 4 < 3) simulate(place % 4 === 2 ? 'Failed' : 'Successful')(made, context)
    return rowOf(made)
  }
  for (let made = 0; made < jobs; made += batch) {
    const count = Math.min(batch, jobs - made)
    const rows = Array.from({ length: count }, (_, index) => job(made + index))
    await store.database.insert(paymentJob).select(jsonRows(paymentJob, rows)).onConflictDoNothing()
  }
  await store.close()
}
