import { z } from 'zod'
import { settingsChange } from '../payments/settings.ts'
import {
  configuration,
  howToComplete,
  job,
  limit,
  moment,
  notification,
  notificationState,
  payment,
  paymentStatus,
  reference,
  refusedSignature,
  scenarioName,
  text,
  threeDSecureWord,
  trouble,
} from './schemas.ts'

/** One thing that control can do: how it is asked for and what comes back. */
export interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Under /control, with parameters in braces. */
  path: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  answer: z.ZodObject
}

const ofConfiguration = z.strictObject({ configurationId: reference })
const ofAnyConfiguration = ofConfiguration.partial()
const ofReference = z.strictObject({ reference })
const whichJobs = z.strictObject({
  configurationId: reference.optional(),
  orderNumber: text.optional(),
  status: paymentStatus.optional(),
  limit,
})
const whichNotifications = z.strictObject({
  configurationId: reference.optional(),
  paymentJobReference: reference.optional(),
  state: notificationState.optional(),
})
const ofNotification = z.strictObject({ id: z.coerce.number().int().min(1) })
const nothing = z.strictObject({})
const amountOfTime = (most: number) => z.number().min(0).max(most).default(0)

/**
 * Everything that control can do. The routes, the OpenAPI document and the client are all made from this table.
 * Where a configuration may be named and is not, the one that the simulator was started with is meant.
 */
export const operations = {
  reset: {
    method: 'POST',
    path: '/reset',
    summary:
      'Removes all payments and settings, and sets the clock right; or removes those of one configuration. Appearance and users of the Portal stay.',
    body: ofAnyConfiguration,
    answer: nothing,
  },

  listJobs: {
    method: 'GET',
    path: '/jobs',
    summary: 'Lists payment jobs, newest first.',
    query: whichJobs,
    answer: z.strictObject({ jobs: z.array(job) }),
  },
  readJob: {
    method: 'GET',
    path: '/jobs/{reference}',
    summary: 'Reads a payment job.',
    params: ofReference,
    answer: job,
  },
  completePayment: {
    method: 'POST',
    path: '/jobs/{reference}/complete',
    summary:
      'Completes the payment of a job without a browser: by an outcome, a card, or a 3-D Secure answer.',
    params: ofReference,
    body: z.strictObject(howToComplete),
    answer: job,
  },
  threeDSecure: {
    method: 'POST',
    path: '/jobs/{reference}/three-d-secure',
    summary:
      'Takes a job through 3-D Secure by one word: as the bank answers, or as Cashflows’ test names decide. Sends a card where none waits for the bank.',
    params: ofReference,
    body: z.strictObject({ word: threeDSecureWord }),
    answer: job,
  },
  listPayments: {
    method: 'GET',
    path: '/payments',
    summary: 'Lists the payments of payment jobs, those of the newest job first.',
    query: whichJobs,
    answer: z.strictObject({ payments: z.array(payment) }),
  },
  readPayment: {
    method: 'GET',
    path: '/payments/{reference}',
    summary: 'Reads a payment.',
    params: ofReference,
    answer: payment,
  },

  listNotifications: {
    method: 'GET',
    path: '/notifications',
    summary: 'Lists notifications with every attempt to send them, newest first.',
    query: whichNotifications.extend({ limit }),
    answer: z.strictObject({ notifications: z.array(notification) }),
  },
  readNotification: {
    method: 'GET',
    path: '/notifications/{id}',
    summary: 'Reads a notification with every attempt to send it.',
    params: ofNotification,
    answer: notification,
  },
  resendNotification: {
    method: 'POST',
    path: '/notifications/{id}/resend',
    summary: 'Sends a notification now, whatever became of it, and answers when that has been tried.',
    params: ofNotification,
    answer: notification,
  },
  resendNotifications: {
    method: 'POST',
    path: '/notifications/resend',
    summary: 'Sends all of these notifications now, and answers how many when that has been tried.',
    body: whichNotifications,
    answer: z.strictObject({ resent: z.number().int() }),
  },
  listRefusedSignatures: {
    method: 'GET',
    path: '/refused-signatures',
    summary: 'Lists calls whose signature was refused, and what was wrong with it, newest first.',
    query: ofAnyConfiguration.extend({ limit }),
    answer: z.strictObject({ refusedSignatures: z.array(refusedSignature) }),
  },

  listScenarios: {
    method: 'GET',
    path: '/scenarios',
    summary: 'Lists what can be made to go wrong, where it is injected and what a merchant should do.',
    answer: z.strictObject({
      scenarios: z.array(
        z.strictObject({
          name: scenarioName,
          place: z.enum(['call', 'notification', 'payment', 'refund']),
          advice: z.string(),
        }),
      ),
    }),
  },
  listTroubles: {
    method: 'GET',
    path: '/troubles',
    summary: 'Lists the scenarios that are switched on.',
    query: ofAnyConfiguration,
    answer: z.strictObject({ troubles: z.array(trouble) }),
  },
  causeTrouble: {
    method: 'POST',
    path: '/troubles',
    summary: 'Switches a scenario on: for one order number or all, for so many times or until it is cleared.',
    body: z.strictObject({
      configurationId: reference.optional(),
      scenario: scenarioName,
      orderNumber: text.max(64).optional(),
      times: z.number().int().min(1).max(1_000_000).optional(),
    }),
    answer: trouble,
  },
  clearTroubles: {
    method: 'DELETE',
    path: '/troubles',
    summary: 'Switches all scenarios off.',
    query: ofAnyConfiguration,
    answer: nothing,
  },
  clearTrouble: {
    method: 'DELETE',
    path: '/troubles/{id}',
    summary: 'Switches one scenario off.',
    params: z.strictObject({ id: text }),
    query: ofAnyConfiguration,
    answer: nothing,
  },

  readClock: {
    method: 'GET',
    path: '/clock',
    summary: 'Reads the simulator’s time.',
    answer: z.strictObject({ now: moment }),
  },
  windClock: {
    method: 'POST',
    path: '/clock/wind',
    summary: 'Winds the clock forward. What becomes due on the way happens on the way, in the order of time.',
    body: z.strictObject({
      days: amountOfTime(366),
      hours: amountOfTime(1_000),
      minutes: amountOfTime(10_000),
      seconds: amountOfTime(100_000),
    }),
    answer: z.strictObject({ now: moment }),
  },

  listConfigurations: {
    method: 'GET',
    path: '/configurations',
    summary: 'Lists the configurations.',
    answer: z.strictObject({ configurations: z.array(configuration) }),
  },
  createConfiguration: {
    method: 'POST',
    path: '/configurations',
    summary: 'Makes a configuration, with an id and an API key of its own where none are given.',
    body: z.strictObject({
      configurationId: reference.optional(),
      apiKey: text.max(200).optional(),
      settings: settingsChange.default({}),
    }),
    answer: configuration,
  },
  readConfiguration: {
    method: 'GET',
    path: '/configurations/{configurationId}',
    summary: 'Reads a configuration: its keys, its settings, whether it is locked.',
    params: ofConfiguration,
    answer: configuration,
  },
  changeSettings: {
    method: 'PATCH',
    path: '/configurations/{configurationId}/settings',
    summary: 'Changes some settings; the others stay.',
    params: ofConfiguration,
    body: settingsChange,
    answer: configuration,
  },
  generateApiKey: {
    method: 'POST',
    path: '/configurations/{configurationId}/generate-api-key',
    summary: 'Generates a new API key: until it is confirmed, both keys are valid.',
    params: ofConfiguration,
    answer: configuration,
  },
  confirmApiKey: {
    method: 'POST',
    path: '/configurations/{configurationId}/confirm-api-key',
    summary: 'Lets the generated API key take the place of the old one, which is no longer valid.',
    params: ofConfiguration,
    answer: configuration,
  },
  unlock: {
    method: 'POST',
    path: '/configurations/{configurationId}/unlock',
    summary: 'Unlocks a configuration that wrong signatures have locked.',
    params: ofConfiguration,
    answer: configuration,
  },
} as const satisfies Record<string, Operation>

type Operations = typeof operations
export type OperationName = keyof Operations

type Part<
  Name extends OperationName,
  Kind extends 'params' | 'query' | 'body',
  Side extends 'input' | 'output',
> = Operations[Name] extends Record<Kind, infer Schema extends z.ZodType> ? Schema['_zod'][Side] : unknown

/** What an operation is asked with: what stands in the path, in the query and in the body, as one object. */
export type Asked<Name extends OperationName, Side extends 'input' | 'output' = 'input'> = Part<
  Name,
  'params',
  Side
> &
  Part<Name, 'query', Side> &
  Part<Name, 'body', Side>

export type Answer<Name extends OperationName> = z.output<Operations[Name]['answer']>

/** Every failure is told in a sentence. */
export const failure = z.strictObject({ error: z.string() })
