import { Clock } from '../simulator/clock'
import { Configurations } from '../simulator/payments/configurations'
import { newPaymentJob } from '../simulator/payments/new-payment-job'
import { rowOf } from '../simulator/payments/payments'
import { paymentJob } from '../simulator/store/schema'
import { openSimulatorStore } from '../simulator/store/store'
import { configurationId, createBody } from './calls'

const batch = 100

/** Makes a store with so many jobs in a folder, without the way through the gateway. */
export async function fill(dataDirectory: string, jobs: number): Promise<void> {
  const store = await openSimulatorStore({ dataDirectory })
  const configurations = new Configurations(store.database)
  await configurations.ensure(configurationId, 'of no use here')
  const configuration = await configurations.find(configurationId)
  if (!configuration) throw new Error('The configuration was not made.')
  const request = {
    ...(JSON.parse(createBody) as { currency: string; amountToCollect: string }),
    type: 'Payment' as const,
    locale: 'en_GB' as const,
    timeZone: 'Europe/London',
    paymentMethodsToUse: ['Card' as const],
    order: { orderNumber: 'FILL', orderLines: [] },
    parameters: {},
    options: [],
  }
  const now = new Clock().now()
  for (let made = 0; made < jobs; made += batch) {
    const count = Math.min(batch, jobs - made)
    const rows = Array.from({ length: count }, () => rowOf(newPaymentJob(request, configuration, now)))
    await store.database.insert(paymentJob).values(rows).onConflictDoNothing()
  }
  await store.close()
}
