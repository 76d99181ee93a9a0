import { assumed } from '../assumptions.ts'
import type { Trouble } from '../faults/scenarios.ts'
import type { PageMethod } from './page-methods.ts'

/** What a merchant sets in the Portal. One configuration has one Configuration ID and its own API keys. */
export interface Configuration {
  configurationId: string
  apiKey: string
  /** Generated and not yet confirmed: until then both keys are valid. */
  nextApiKey: string | null
  /** Wrong hashes since the last good one. */
  wrongHashes: number
  /** Set when there were too many; then every call is refused. */
  locked: boolean
  settings: ConfigurationSettings
  /** The scenarios that are switched on. */
  troubles: Trouble[]
}

export interface ConfigurationSettings {
  /** The name that shoppers see on the hosted page. */
  merchantName: string
  /** On: an authorised payment is captured at once. Off: it stays Reserved until the merchant captures it. */
  autoCapture: boolean
  /** Whether a payment is declined when 3-D Secure is unavailable. */
  threeDSecureRequired: boolean
  /** Whether the issuer is asked if the billing address is the card's: its answer is passed on, and refuses nothing. */
  avs: boolean
  /** Where notifications go when a job names no address of its own. */
  notificationUrl?: string | undefined
  /** Where shoppers return to when a job names no address of its own. */
  returnUrls: { success?: string | undefined; failed?: string | undefined; cancelled?: string | undefined }
  /** What the hosted page offers, as far as a job allows it. */
  paymentMethods: PageMethod[]
  wrongHashesBeforeLock: number
  attempts: number
  refundsNeedSettlement: boolean
  notifyRefunds: boolean
  suffixedCustomerReferenceCode: boolean
  notificationsInPascalCase: boolean
  /** Whose address a notification claims to come from, in X-Forwarded-For as a proxy in front of the merchant adds it. */
  sourceAddress: 'none' | 'integration' | 'production'
}

/** As a new account comes. */
export const defaultSettings: ConfigurationSettings = {
  merchantName: 'Demonstration merchant',
  autoCapture: true,
  threeDSecureRequired: false,
  avs: false,
  returnUrls: {},
  paymentMethods: ['Card'],
  sourceAddress: 'none',
  ...assumed.settings,
}
