import { dayMs, hourMs } from './durations.ts'

/**
 * What Cashflows does not document, and what the simulator does instead. Each value is assumed: whoever learns the
 * truth corrects it here. Where two behaviours are plausible, the value is a setting of a configuration and this is
 * what a new configuration starts with.
 */
export const assumptions = {
  /** Codes of an error report where none is documented. */
  codes: {
    wrongHash: 'InvalidHash',
    missingCredentials: 'InvalidHash',
    locked: 'AccountLocked',
    /** One for each member of a request that is wrong; its first parameter names the member. */
    invalidRequest: 'InvalidRequest',
    /** With status 406, for a caller whose Accept header excludes JSON. */
    notAcceptable: 'NotAcceptable',
    /** With status 403, for a call that the setting `permissions` does not allow: the causes of 403 are not documented. */
    notPermitted: 'InsufficientPermissions',
    /** With status 415, for a body that is not declared as JSON, where the setting requires that it is. */
    unsupportedMediaType: 'UnsupportedMediaType',
  },

  settings: {
    /** How many wrong hashes in a row lock a configuration. */
    wrongHashesBeforeLock: 5,
    /** Whether a body must be declared as JSON by its Content-Type: on, it is rejected with 415; off, it is taken. */
    requiresJsonContentType: false,
    /** How often a shopper may try to pay one job before the page sends them to the failed return URL. */
    attempts: 1,
    /** On: a refund before the simulated midnight is rejected, as in production. Off: it succeeds at once. */
    refundsNeedSettlement: false,
    /** Whether a completed refund is notified, though it changes no status. */
    notifyRefunds: false,
    /** Whether the code of an unknown customer reference carries the suffix _1, as a published shop plugin expects it. */
    suffixedCustomerReferenceCode: true,
    /** Whether the members of a notification are written in PascalCase, as they were sent to some accounts. */
    notificationsInPascalCase: false,
  },

  notifications: {
    /**
     * The back-off: how often an unacknowledged notification is sent again, and until what age. The month is
     * documented, and that it escalates from minutes over days to weeks; the steps are assumed.
     */
    retrySchedule: [
      { untilMs: hourMs, everyMs: hourMs / 60 },
      { untilMs: 7 * dayMs, everyMs: dayMs },
      { untilMs: 30 * dayMs, everyMs: 7 * dayMs },
    ],
    timeoutMs: 30_000,
    userAgent: 'Cashflows-Simulator',
  },

  portal: {
    /** An older password has to be replaced. */
    maxPasswordAgeDays: 90,
    minPasswordLength: 8,
    /** The number of earlier passwords that cannot be used again. */
    earlierPasswords: 10,
    /** The number of failed sign-ins that locks a user out. */
    failedSignIns: 6,
    lockOutMs: 30 * 60_000,
    /** How long a link to set a password is valid. */
    invitationLifetimeMs: dayMs,
    /** A session ends after this time without a request. */
    sessionIdleMs: 30 * 60_000,
    /** A session ends after this time in any case. */
    sessionLifetimeMs: 12 * hourMs,
  },

  threeDSecure: {
    /** How long the bank waits for an answer to its challenge. */
    challengeTimeoutMs: 600_000,
    /** How long a decoupled challenge takes that is answered in the bank's own app. */
    decoupledDelayMs: 30_000,
  },

  /** What the acquiring details say of the billing address. That the issuer's answer is passed on is documented. */
  avs: { member: 'AvsResult', matched: 'Matched', notProvided: 'NotProvided' },

  /**
   * The attributes of a payment that say which card it was made with: its brand, and its number with all but the last
   * four digits masked. That a masked number is called truncatedCardNumber is documented of stored cards.
   */
  cardAttributes: { brand: 'cardBrand', number: 'truncatedCardNumber' },

  /**
   * Of a payment page: what this project lets a merchant choose though nobody says that Cashflows does. Documented are
   * several pages, and a logo and branding, so that a page looks like the merchant's own site.
   */
  appearance: [
    'businessName',
    'logoDark',
    'logoSize',
    'favicon',
    'typeface',
    'corners',
    'density',
    'background',
    'header',
    'colourScheme',
    'orderSummary',
    'light',
    'dark',
    'texts',
    'footerLinks',
  ],

  /**
   * Of `type: Credit`, which the gateway's documents only say pays out from merchant to customer: whether it needs a card,
   * a token or a parent job, and whether the cardholder is asked by 3-D Secure. It is never reserved, nor refunded.
   */
  credits: { needCard: true, areAuthenticated: false },

  /**
   * What the payment page offers where a job allows only methods that its configuration has not: such a job is accepted,
   * and shows the methods with which it came.
   */
  methodWhereNoneIsLeft: 'Card',

  /**
   * Whether a reserved payment of which a part was captured can be cancelled: a cancellation is documented for the whole
   * amount only. What is left is let go by a final capture.
   */
  partlyCapturedCanBeCancelled: false,

  /** Whether a card that the merchant's server sends needs a holder's name: the quick start's own sample has none. */
  directCardNeedsName: false,

  /** Longer order numbers are rejected. Merchants report 35 and 64; nothing is documented. The shop's keep to it, too. */
  maxOrderNumberLength: 64,
  /** A larger request body is rejected. */
  maxRequestBytes: 256 * 1024,
  /** Deeper JSON is rejected. */
  maxRequestNesting: 64,
} as const
