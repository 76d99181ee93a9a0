import type { ActivityLog } from '../activity/activity-log.ts'
import type { Clocks } from '../clock/clock.ts'
import type { Destinations } from '../destinations/destinations.ts'
import type { Faults } from '../faults/faults.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { Customers } from '../payments/customers.ts'
import type { DailyLimit } from '../payments/daily-limit.ts'
import type { Payments } from '../payments/payments.ts'

/** What the gateway needs of the rest of the simulator. */
export interface GatewayContext {
  payments: Payments
  customers: Customers
  configurations: Configurations
  clocks: Clocks
  activityLog: ActivityLog
  /** Where a job may send shoppers and notifications. */
  destinations: Destinations
  /** How much callers may store in a day; undefined where they may store what they like. */
  dailyLimit?: DailyLimit | undefined
  /** Whether wrong hashes lock a configuration. Where strangers come, each of them could lock it. */
  isLockable: boolean
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
  /** Sends the notifications of a configuration that are due; resolves when each was answered or given up. */
  notified(configurationId: string): Promise<void>
  faults: Faults
  /** Waits for this duration, or until the caller has disconnected. */
  wait(durationMs: number, gone: AbortSignal): Promise<void>
}
