import type { Clocks } from './clock/clock.ts'
import type { SimulatorDatabase } from './database/database.ts'
import { Faults } from './faults/faults.ts'
import { Outbox } from './notifications/outbox.ts'
import { Configurations } from './payments/configurations.ts'
import { Payments } from './payments/payments.ts'

/** Payments on a store, and what they work with: configurations, faults, and the outbox of notifications. */
export function paymentServices(database: SimulatorDatabase, clocks: Clocks) {
  const configurations = new Configurations(database)
  const faults = new Faults(configurations)
  const outbox = new Outbox(clocks, faults)
  const payments = new Payments(database, configurations, outbox, faults, clocks)
  return { configurations, faults, outbox, payments }
}
