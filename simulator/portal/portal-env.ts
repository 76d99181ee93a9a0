import type { Context } from 'hono'
import type { ActivityLog } from '../activity/activity-log.ts'
import type { PaymentPages } from '../branding/payment-pages.ts'
import type { Clock } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Faults } from '../faults/faults.ts'
import type { Sender } from '../notifications/sender.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { Payments } from '../payments/payments.ts'
import type { Timekeeper } from '../scheduler.ts'
import type { Pictures } from './appearance/pictures.ts'
import type { PagesFor } from './appearance/preview.ts'
import type { PasswordCost } from './auth/passwords.ts'
import type { Right } from './auth/rights.ts'
import type { Session } from './auth/sessions.ts'
import type { User } from './auth/users.ts'

/** What the Portal needs of the house. */
export interface PortalParts {
  database: SimulatorDatabase
  configurations: Configurations
  payments: Payments
  clock: Clock
  sender: Pick<Sender, 'sendDue' | 'sendTest'>
  activityLog: ActivityLog
  pages: PaymentPages
  /** Makes the pages of a shopper, to preview them. */
  pagesFor: PagesFor
  /** Takes pictures of pages, where a browser is at hand. */
  pictures?: Pick<Pictures, 'take'> | undefined
  timekeeper: Timekeeper
  faults: Faults
  /** The configuration that the Portal shows. */
  configurationId: string
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
  /** Whether one click signs anybody in as an Owner: for development only. */
  hasDemonstration: boolean
  /** The real time, by which sessions and locks end. */
  realNow?: () => Date
  /** Of new passwords, where it is not the standard one. */
  passwordCost?: PasswordCost
}

/** What a page knows of its reader and of where it stands. */
export interface View {
  user: User
  session: Session
  /** The address of a page of the Portal; `path` begins with a slash. */
  to(path: string): string
  may(right: Right): boolean
}

export type PortalEnv = { Variables: { view: View; configuration: Configuration; to: View['to'] } }
export type PortalContext = Context<PortalEnv>
