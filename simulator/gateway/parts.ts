import type { Clock } from '../clock'
import type { Configurations } from '../payments/configurations'
import type { Customers } from '../payments/customers'
import type { Payments } from '../payments/payments'
import type { Troubles } from '../trouble/troubles'

/** What the gateway's door needs of the house. */
export interface GatewayParts {
  payments: Payments
  customers: Customers
  configurations: Configurations
  clock: Clock
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
  /** Sends the notifications that are due; resolves when each was answered or given up. */
  notified(): Promise<void>
  troubles: Troubles
  /** Waits so long in milliseconds, or until the caller has gone. */
  wait(milliseconds: number, gone: AbortSignal): Promise<void>
}
