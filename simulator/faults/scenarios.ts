import type { PaymentFault } from '../payments/actions.ts'
import { type CallFault, cutOff, halved, unavailable } from './faulty-responses.ts'

/** What goes wrong with a notification. */
export interface NotificationFault {
  delayMs?: number
  copies?: number
  isDropped?: true
  /** A later notification of the same payment does not supersede it. */
  isOvertaken?: true
  inPascalCase?: true
}

/** What goes wrong, by where the fault is injected. */
export type Scenario = {
  /** What it does, and what a merchant's code should do about it. */
  advice: string
} & (
  | ({ place: 'call' } & CallFault)
  | ({ place: 'notification' } & NotificationFault)
  | ({ place: 'payment' | 'refund' } & PaymentFault)
)
export type FaultPlace = Scenario['place']

/**
 * Everything that can be made to go wrong, and how. Each of it happens to merchants; none of it may cost an order. A new
 * scenario is a row.
 */
const table = {
  'slow-answer': {
    place: 'call',
    calls: 'all',
    respond: async (response, { wait }) => {
      await wait(10_000)
      return response
    },
    advice:
      'The answer comes after ten seconds: wait for it under a time limit of your own, and let the shopper see that you are waiting.',
  },
  'no-answer': {
    place: 'call',
    calls: 'all',
    respond: async (response, { wait }) => {
      // Longer than any caller waits; only so that nothing waits for ever.
      await wait(300_000)
      return cutOff(response, 'before the response')
    },
    advice:
      'The call is carried out but never answered: give up after your own time limit, and look what became of it before you repeat it.',
  },
  'connection-closed': {
    place: 'call',
    calls: 'all',
    respond: (response) => cutOff(response, 'half-way'),
    advice:
      'The call is carried out and the connection breaks in the middle of the answer: treat it like no answer, and look before you repeat it.',
  },
  'error-500': {
    place: 'call',
    calls: 'all',
    respond: (_, { internalError }) => internalError(),
    advice:
      'The call is carried out but answered with 500: what you asked for may have happened, so look before you repeat it.',
  },
  'error-503': {
    place: 'call',
    calls: 'all',
    insteadOfCall: unavailable,
    advice:
      'The call is not carried out and answered with 503 and a page that is not JSON: repeat it later, with longer and longer pauses.',
  },
  'malformed-json': {
    place: 'call',
    calls: 'all',
    respond: halved,
    advice:
      'The status is good, but half of the JSON is missing: do not take the status for success when the body cannot be read.',
  },
  'stale-read': {
    place: 'call',
    calls: 'reads',
    staleMs: 10_000,
    advice:
      'Reading shows a job as it was ten seconds ago: take Pending for “not known yet”, never for “not paid”, and ask again.',
  },
  'notification-before-answer': {
    place: 'call',
    calls: 'changes',
    respond: async (response, { wait, notified }) => {
      await Promise.race([notified(), wait(10_000)])
      return response
    },
    advice:
      'The notification arrives before the call that caused it has been answered: store the order before you create its job, and know a notification by its order when you do not know its references yet.',
  },
  'notification-delayed': {
    place: 'notification',
    delayMs: 60_000,
    advice:
      'The notification comes a minute late: do not let the shopper wait for it, ask the gateway when they return.',
  },
  'notification-dropped': {
    place: 'notification',
    isDropped: true,
    advice:
      'The notification never comes: ask the gateway when the shopper returns, and now and then about every order that is still open.',
  },
  'notification-doubled': {
    place: 'notification',
    copies: 2,
    advice:
      'The notification comes twice at the same moment: let the second one find its work done, and acknowledge both.',
  },
  'notification-reordered': {
    place: 'notification',
    delayMs: 60_000,
    isOvertaken: true,
    advice:
      'The notification is overtaken by the one of a later change: read the present state from the gateway, never from the order of arrival.',
  },
  'notification-in-pascal-case': {
    place: 'notification',
    inPascalCase: true,
    advice: 'The names of the notification begin with capitals: read them in any case.',
  },
  'payment-declined': {
    place: 'payment',
    on: 'success',
    endsAs: 'Declined',
    advice:
      'A payment that would have succeeded ends Declined: tell the shopper, and let them pay in another way.',
  },
  'payment-rejected': {
    place: 'payment',
    on: 'success',
    endsAs: 'Rejected',
    advice:
      'A payment that would have succeeded ends Rejected: tell the shopper, and let them pay in another way.',
  },
  'payment-blocked': {
    place: 'payment',
    on: 'success',
    endsAs: 'Blocked',
    advice:
      'A payment that would have succeeded ends Blocked, as by a fraud rule: tell the shopper no more than that it failed, and ship nothing.',
  },
  'payment-expired': {
    place: 'payment',
    on: 'success',
    endsAs: 'Expired',
    advice:
      'A payment that would have succeeded ends Expired: release what you kept for it, and offer a new checkout.',
  },
  'paid-after-giving-up': {
    place: 'payment',
    on: 'failure',
    anotherPaymentAfterMs: 10_000,
    advice:
      'Ten seconds after a payment failed or was cancelled, another one of the same job is paid: fulfil the order, or refund it, but do not overlook it.',
  },
  'second-payment': {
    place: 'payment',
    on: 'success',
    anotherPaymentAfterMs: 10_000,
    advice:
      'Ten seconds after a job was paid, a second payment of it is paid too: ship once, and refund the second payment.',
  },
  'refund-fails': {
    place: 'refund',
    on: 'refund',
    refundFails: true,
    advice:
      'The refund is answered with 200 but its status is Failed: read the status of a refund, and tell a person to repay in another way.',
  },
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof table

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = table

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)

/** What the scenario of a notification does to it; nothing without one. */
export function notificationFault(name: ScenarioName | null | undefined): NotificationFault {
  const scenario = name && scenarios[name]
  return scenario?.place === 'notification' ? scenario : {}
}
