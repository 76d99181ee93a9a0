import type { Context } from 'hono'
import type { ActivityLog } from '../activity/activity-log.ts'
import type { PaymentPages } from '../branding/payment-pages.ts'
import type { CallerEnv } from '../caller.ts'
import type { Clock, Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Destinations } from '../destinations/destinations.ts'
import type { Faults } from '../faults/faults.ts'
import type { Sender } from '../notifications/sender.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { Configurations } from '../payments/configurations.ts'
import type { Payments } from '../payments/payments.ts'
import type { Scheduler } from '../scheduler.ts'
import type { PagesFor } from './appearance/preview.ts'
import type { Screenshots } from './appearance/screenshots.ts'
import type { FirstOwner } from './auth/first-owner.ts'
import type { PasswordCost } from './auth/passwords.ts'
import type { Permission } from './auth/permissions.ts'
import type { Session, Sessions } from './auth/sessions.ts'
import type { User, Users } from './auth/users.ts'

/** What the Portal needs of the simulator. */
export interface PortalDependencies {
  database: SimulatorDatabase
  configurations: Configurations
  payments: Payments
  clocks: Clocks
  sender: Pick<Sender, 'sendDue' | 'sendTest'>
  activityLog: ActivityLog
  /** Where notifications, shoppers and the links of payment pages may lead. */
  destinations: Destinations
  pages: PaymentPages
  /** Makes the pages of a shopper, to preview them. */
  pagesFor: PagesFor
  /** Takes screenshots of pages, where a browser is at hand. */
  screenshots?: Pick<Screenshots, 'take'> | undefined
  /** Up to how many bytes a picture reaches the simulator where it stands; undefined where that is as many as it reads. */
  maxPictureBytes?: number | undefined
  scheduler: Scheduler
  faults: Faults
  /** The configuration that the Portal shows. */
  configurationId: string
  /** Where the simulator stands for the caller of a request, without a slash at the end. */
  publicUrl(request: Request): string
  /** Where the shop stands for the caller of a request; undefined where it is not known. */
  shopUrl?: ((request: Request) => string) | undefined
  /** Where whoever runs the simulator finds the Portal, whatever host a request names; empty where only a proxy knows. */
  portalAddress(): string
  /** Whether one click signs anybody in as an Owner: for development and tests only. */
  hasDemoSignIn: boolean
  /** The real time, by which sessions and locks end. */
  realNow?: () => Date
  /** Of new passwords, where it is not the standard one. */
  passwordCost?: PasswordCost
}

/** What a section of the Portal may use. */
export interface SectionDependencies extends PortalDependencies {
  /** Of the configuration that the Portal shows. */
  clock: Clock
  users: Users
  firstOwner: FirstOwner
  sessions: Sessions
}

/** Who looks at a page, and what they may do. */
export interface Viewer {
  user: User
  session: Session
  /** The address of a page of the Portal; `path` begins with a slash. */
  to(path: string): string
  may(permission: Permission): boolean
  /** How many bytes a picture can have that is sent. */
  maxPictureBytes: number
}

/** An entry of the navigation. */
export interface NavigationEntry {
  path: string
  title: string
  /** Whoever lacks it is not offered the entry. */
  permission: Permission
}

export type PortalEnv = CallerEnv & {
  Variables: {
    viewer: Viewer
    configuration: Configuration
    navigation: readonly NavigationEntry[]
    to: Viewer['to']
    /** Where the shop stands, if that is known. */
    shopUrl: string | undefined
    /** Whether browsers find the Portal by https. */
    isSecure: boolean
  }
}
export type PortalContext = Context<PortalEnv>
