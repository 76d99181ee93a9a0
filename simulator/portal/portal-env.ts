import type { Context } from 'hono'
import type { Clock } from '../clock'
import type { Sender } from '../notifications/sender'
import type { PaymentPages } from '../pages/payment-pages'
import type { Configuration } from '../payments/configuration'
import type { Configurations } from '../payments/configurations'
import type { Payments } from '../payments/payments'
import type { SimulatorDatabase } from '../store/store'
import type { Story } from '../story/story'
import type { Timekeeper } from '../timekeeper'
import type { Troubles } from '../trouble/troubles'
import type { Pictures } from './appearance/pictures'
import type { PagesFor } from './appearance/preview'
import type { PasswordCost } from './passwords'
import type { Right } from './rights'
import type { Session } from './sessions'
import type { User } from './users'

/** What the Portal needs of the house. */
export interface PortalParts {
  database: SimulatorDatabase
  configurations: Configurations
  payments: Payments
  clock: Clock
  sender: Pick<Sender, 'sendDue' | 'sendTest'>
  story: Story
  pages: PaymentPages
  /** Makes the pages of a shopper, to preview them. */
  pagesFor: PagesFor
  /** Takes pictures of pages, where a browser is at hand. */
  pictures?: Pick<Pictures, 'take'> | undefined
  timekeeper: Timekeeper
  troubles: Troubles
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
