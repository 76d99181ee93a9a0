import { ActivityLog } from '../activity/activity-log.ts'
import { businessTimeZone } from '../clock/business-day.ts'
import { Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { anywhere, type Destinations } from '../destinations/destinations.ts'
import { defaultCredentials } from '../environment.ts'
import { Notifications } from '../notifications/notifications.ts'
import { Sender } from '../notifications/sender.ts'
import { paymentServices } from '../payment-services.ts'
import { Customers } from '../payments/customers.ts'
import type { PaymentJobRequest } from '../payments/new-payment-job.ts'
import { Scheduler } from '../scheduler.ts'

export const { configurationId, apiKey } = defaultCredentials

/** Where the simulator stands: at the root of its host, or below a path of the shop's. */
export const mounts = ['', '/simulator'] as const

/** The components of a simulator on a store of the test's, with a configuration and a sender that is not started. */
export async function simulatorContext(database: SimulatorDatabase, destinations: Destinations = anywhere) {
  const clocks = new Clocks()
  const { configurations, faults, outbox, payments } = paymentServices(database, clocks)
  await configurations.ensure(configurationId, apiKey)
  const configuration = await configurations.find(configurationId)
  if (!configuration) throw new Error('The configuration was not made.')
  const sender = new Sender(database, clocks, configurations, destinations)
  const waitsMs: number[] = []
  return {
    clocks,
    /** Of the configuration. */
    clock: clocks.of(configurationId),
    destinations,
    isLockable: true,
    outbox,
    configurations,
    configuration,
    customers: new Customers(database),
    activityLog: new ActivityLog(database),
    payments,
    notifications: new Notifications(database),
    scheduler: new Scheduler(database, clocks, payments, sender),
    sender,
    notified: (id: string) => sender.sendDue(id),
    faults,
    /** How long the gateway would have waited. */
    waitsMs,
    wait: async (durationMs: number) => {
      waitsMs.push(durationMs)
    },
  }
}

/** A request for a payment job, as the gateway hands it on. */
export function jobRequest(changes: Partial<PaymentJobRequest> = {}): PaymentJobRequest {
  return {
    type: 'Payment',
    locale: 'en_GB',
    timeZone: businessTimeZone,
    currency: 'GBP',
    amountToCollect: '10.00',
    paymentMethodsToUse: ['Card'],
    order: { orderNumber: 'Your ref', orderLines: [] },
    parameters: {},
    options: [],
    ...changes,
  }
}
