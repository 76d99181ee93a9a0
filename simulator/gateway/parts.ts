import type { Clock } from '../clock'
import type { Configurations } from '../payments/configurations'
import type { Customers } from '../payments/customers'
import type { Payments } from '../payments/payments'
import type { Story } from '../story/story'

/** What the gateway's door needs of the house. */
export interface GatewayParts {
  payments: Payments
  customers: Customers
  configurations: Configurations
  clock: Clock
  story: Story
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
}
