/** What a merchant sets in the Portal. One configuration has one Configuration ID and its own API key. */
export interface Configuration {
  configurationId: string
  apiKey: string
  settings: ConfigurationSettings
}

export interface ConfigurationSettings {
  /** The name that shoppers see on the hosted page. */
  merchantName: string
  /** On: an authorised payment is captured at once. Off: it stays Reserved until the merchant captures it. */
  autoCapture: boolean
  /** Whether a payment is declined when 3-D Secure is unavailable. */
  threeDSecureRequired: boolean
  /** Where notifications go when a job names no address of its own. */
  notificationUrl?: string
  /** Where shoppers return to when a job names no address of its own. */
  returnUrls: { success?: string; failed?: string; cancelled?: string }
}

/** As a new account comes. */
export const defaultSettings: ConfigurationSettings = {
  merchantName: 'Demonstration merchant',
  autoCapture: true,
  threeDSecureRequired: false,
  returnUrls: {},
}
