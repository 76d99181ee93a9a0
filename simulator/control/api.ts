import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { ActivityLog } from '../activity/activity-log.ts'
import type { Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { storableText } from '../database/storable-text.ts'
import { type Destinations, deniedTexts } from '../destinations/destinations.ts'
import type { Faults } from '../faults/faults.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Sender } from '../notifications/sender.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { Configurations } from '../payments/configurations.ts'
import { paymentStatuses } from '../payments/payment-status.ts'
import type { Payments } from '../payments/payments.ts'
import { referenceSchema } from '../payments/references.ts'
import { type ConfigurationSettings, settingsAddresses } from '../payments/settings.ts'
import type { Scheduler } from '../scheduler.ts'

/** What the operations of control work on. */
export interface ControlContext {
  database: SimulatorDatabase
  payments: Payments
  activityLog: ActivityLog
  configurations: Configurations
  notifications: Notifications
  sender: Sender
  faults: Faults
  clocks: Clocks
  destinations: Destinations
  scheduler: Scheduler
  /** The configuration that the simulator was started with: meant wherever none is named. */
  defaultConfiguration: { configurationId: string; apiKey: string }
  /** Where it was started with a seed: applies what that has of one configuration, or all of it. */
  applySeed?: ((configurationId?: string) => Promise<void>) | undefined
}

/** @throws HTTPException 404 */
export async function findConfiguration(
  { configurations, defaultConfiguration }: ControlContext,
  configurationId = defaultConfiguration.configurationId,
): Promise<Configuration> {
  const found = await configurations.find(configurationId)
  if (!found) throw new HTTPException(404, { message: `There is no configuration ${configurationId}.` })
  return found
}

/** @throws HTTPException 400 that names each address to which this simulator may not send */
export function expectAllowed(
  { destinations }: ControlContext,
  settings: Partial<ConfigurationSettings>,
): void {
  const denied = destinations.denied(settingsAddresses(settings))
  if (denied.length === 0) return
  throw new HTTPException(400, {
    message: denied.map(({ name, reason }) => `${name}: ${deniedTexts[reason]}`).join('. '),
  })
}

/** Routes whose requests are checked by their schemas; a wrong one is answered with a sentence on each member. */
export const routes = () =>
  new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const sentences = result.error.issues.map(({ path, message }) =>
        [...(path.length > 0 ? [path.join('.')] : []), message.replace(/\.$/, '')].join(': '),
      )
      throw new HTTPException(400, { message: sentences.join('. ') })
    },
  })

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } })

/** The description of a request's body. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  ...json(schema),
  required: true as const,
})

const failure = json(z.strictObject({ error: z.string() }))

/** The description of every response: 200 as the schema says, anything else with a sentence. */
export const responses = <Schema extends z.ZodType>(schema: Schema) => ({
  200: { description: 'Done.', ...json(schema) },
  400: { description: 'The request is wrong, or not possible now.', ...failure },
  403: { description: 'The caller is a page of another site.', ...failure },
  404: { description: 'What is named does not exist.', ...failure },
  409: { description: 'What is to be made exists already.', ...failure },
  413: { description: 'The body is too large.', ...failure },
})

export const text = storableText.min(1, 'must not be empty').max(1_000, 'is too long')

export const limit = z.coerce.number<number>().int().min(1).max(1_000).default(100)
export const moment = z.iso.datetime()
export const paymentStatus = z.enum(paymentStatuses)
export const nothing = z.strictObject({})
export const byReference = z.strictObject({ reference: referenceSchema })
export const byConfiguration = z.strictObject({ configurationId: referenceSchema })
export const byAnyConfiguration = byConfiguration.partial()
