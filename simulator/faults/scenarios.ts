/** Where a scenario is injected: a call of the gateway's API, a notification, the end of a payment, a refund. */
export type Place = 'call' | 'notification' | 'payment' | 'refund'

interface Row {
  place: Place
  /** What it does, and what a merchant's code should do about it. */
  advice: string
}

/** Everything that can be made to go wrong. Each of it happens to merchants; none of it may cost an order. */
export const scenarios = {
  'slow-answer': {
    place: 'call',
    advice:
      'The answer comes after ten seconds: wait for it under a time limit of your own, and let the shopper see that you are waiting.',
  },
  'no-answer': {
    place: 'call',
    advice:
      'The call is carried out but never answered: give up after your own time limit, and look what became of it before you repeat it.',
  },
  'connection-closed': {
    place: 'call',
    advice:
      'The call is carried out and the connection breaks in the middle of the answer: treat it like no answer, and look before you repeat it.',
  },
  'error-500': {
    place: 'call',
    advice:
      'The call is carried out but answered with 500: what you asked for may have happened, so look before you repeat it.',
  },
  'error-503': {
    place: 'call',
    advice:
      'The call is not carried out and answered with 503 and a page that is not JSON: repeat it later, with longer and longer pauses.',
  },
  'malformed-json': {
    place: 'call',
    advice:
      'The status is good, but half of the JSON is missing: do not take the status for success when the body cannot be read.',
  },
  'stale-read': {
    place: 'call',
    advice:
      'Reading shows a job as it was ten seconds ago: take Pending for “not known yet”, never for “not paid”, and ask again.',
  },
  'notification-before-answer': {
    place: 'call',
    advice:
      'The notification arrives before the call that caused it has been answered: store the order before you create its job, and know a notification by its order when you do not know its references yet.',
  },
  'notification-delayed': {
    place: 'notification',
    advice:
      'The notification comes a minute late: do not let the shopper wait for it, ask the gateway when they return.',
  },
  'notification-dropped': {
    place: 'notification',
    advice:
      'The notification never comes: ask the gateway when the shopper returns, and now and then about every order that is still open.',
  },
  'notification-doubled': {
    place: 'notification',
    advice:
      'The notification comes twice at the same moment: let the second one find its work done, and acknowledge both.',
  },
  'notification-reordered': {
    place: 'notification',
    advice:
      'The notification is overtaken by the one of a later change: read the present state from the gateway, never from the order of arrival.',
  },
  'notification-in-pascal-case': {
    place: 'notification',
    advice: 'The names of the notification begin with capitals: read them in any case.',
  },
  'payment-declined': {
    place: 'payment',
    advice:
      'A payment that would have succeeded ends Declined: tell the shopper, and let them pay in another way.',
  },
  'payment-rejected': {
    place: 'payment',
    advice:
      'A payment that would have succeeded ends Rejected: tell the shopper, and let them pay in another way.',
  },
  'payment-blocked': {
    place: 'payment',
    advice:
      'A payment that would have succeeded ends Blocked, as by a fraud rule: tell the shopper no more than that it failed, and ship nothing.',
  },
  'payment-expired': {
    place: 'payment',
    advice:
      'A payment that would have succeeded ends Expired: release what you kept for it, and offer a new checkout.',
  },
  'paid-after-giving-up': {
    place: 'payment',
    advice:
      'Ten seconds after a payment failed or was cancelled, another one of the same job is paid: fulfil the order, or refund it, but do not overlook it.',
  },
  'second-payment': {
    place: 'payment',
    advice:
      'Ten seconds after a job was paid, a second payment of it is paid too: ship once, and refund the second payment.',
  },
  'refund-fails': {
    place: 'refund',
    advice:
      'The refund is answered with 200 but its status is Failed: read the status of a refund, and tell a person to repay in another way.',
  },
} as const satisfies Record<string, Row>

export type ScenarioName = keyof typeof scenarios

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)

/** What of a payment job decides which faults are injected. */
export interface Subject {
  orderNumber?: string | undefined
  /** The value of the job's parameter simulatorScenario, which switches one scenario on for this job alone. */
  parameter?: string | undefined
}

/** How long a scenario takes, in milliseconds. */
export const durations = {
  slowAnswer: 10_000,
  /** Longer than any caller waits; only so that nothing waits for ever. */
  noAnswer: 300_000,
  staleRead: 10_000,
  delayedNotification: 60_000,
  /** How long an answer waits for the notification that is to overtake it. */
  beforeAnswer: 10_000,
  laterPayment: 10_000,
} as const
