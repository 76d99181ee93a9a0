import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { shownAddress } from '../destinations/credentials.ts'
import { scenario } from '../faults/injected-fault.ts'
import type { Notification, NotificationAttempt } from '../notifications/notifications.ts'
import { notificationStates } from '../notifications/tables.ts'
import { referenceSchema } from '../payments/references.ts'
import {
  body,
  type ControlContext,
  findConfiguration,
  limit,
  moment,
  paymentStatus,
  responses,
  routes,
} from './api.ts'

const state = z.enum(notificationStates)

const notification = z.strictObject({
  id: z.number().int(),
  configurationId: referenceSchema,
  paymentJobReference: referenceSchema,
  paymentReference: referenceSchema,
  paymentStatus,
  url: z.string().describe('A password in it is hidden.'),
  state,
  scenario: scenario.nullable(),
  createdAt: moment,
  nextAttemptAt: moment.nullable(),
  attempts: z.array(
    z.strictObject({
      at: moment,
      requestBody: z.string(),
      responseStatus: z.number().int().nullable(),
      responseBody: z.string().nullable(),
      milliseconds: z.number().int(),
      acknowledged: z.boolean(),
      result: z.string(),
    }),
  ),
})

export const notificationFilter = z.strictObject({
  configurationId: referenceSchema.optional(),
  paymentJobReference: referenceSchema.optional(),
  state: state.optional(),
})
export const notificationList = notificationFilter.extend({ limit })
export const byId = z.strictObject({ id: z.coerce.number<number>().int().min(1) })

/** The outbox of notifications: every attempt to send one, and sending again. */
export function notificationRoutes(context: ControlContext) {
  const { notifications, sender } = context
  /** Those of other configurations, whose tests run side by side, are meant only where they or a job of theirs are named. */
  const which = async (given: z.output<typeof notificationFilter>) => {
    if (given.paymentJobReference !== undefined) return given
    const { configurationId } = await findConfiguration(context, given.configurationId)
    return { ...given, configurationId }
  }
  const read = async (id: number) => {
    const row = await notifications.find(id)
    if (!row) throw new HTTPException(404, { message: `There is no notification ${id}.` })
    return notificationResponse(row, await notifications.attempts([id]))
  }
  return routes()
    .openapi(
      createRoute({
        operationId: 'listNotifications',
        method: 'get',
        path: '/notifications',
        summary:
          'Lists notifications with every attempt to send them, newest first: of the configuration or job that is named, or else of the configuration that the simulator was started with.',
        request: { query: notificationList },
        responses: responses(z.strictObject({ notifications: z.array(notification) })),
      }),
      async (c) => {
        const { limit: maxRows, ...given } = c.req.valid('query')
        const rows = await notifications.list(await which(given), maxRows)
        const attempts = await notifications.attempts(rows.map(({ id }) => id))
        return c.json({ notifications: rows.map((row) => notificationResponse(row, attempts)) }, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'readNotification',
        method: 'get',
        path: '/notifications/{id}',
        summary: 'Reads a notification with every attempt to send it.',
        request: { params: byId },
        responses: responses(notification),
      }),
      async (c) => c.json(await read(c.req.valid('param').id), 200),
    )
    .openapi(
      createRoute({
        operationId: 'resendNotification',
        method: 'post',
        path: '/notifications/{id}/resend',
        summary: 'Sends a notification now, in any state, and responds when the attempt is over.',
        request: { params: byId },
        responses: responses(notification),
      }),
      async (c) => {
        const { id } = c.req.valid('param')
        const { configurationId } = await read(id)
        await notifications.resend(id)
        await sender.sendDue(configurationId)
        return c.json(await read(id), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'resendNotifications',
        method: 'post',
        path: '/notifications/resend',
        summary:
          'Sends notifications now, and answers how many when that has been tried: those of the configuration or job that is named, or else of the configuration that the simulator was started with.',
        request: { body: body(notificationFilter) },
        responses: responses(z.strictObject({ resent: z.number().int() })),
      }),
      async (c) => {
        const meant = await which(c.req.valid('json'))
        const resent = await notifications.resendAll(meant)
        await sender.sendDue(meant.configurationId)
        return c.json({ resent }, 200)
      },
    )
}

function notificationResponse(
  { id, paymentJobReference, paymentReference, ...row }: Notification,
  attempts: NotificationAttempt[],
): z.output<typeof notification> {
  return {
    id,
    configurationId: row.configurationId,
    paymentJobReference,
    paymentReference,
    paymentStatus: row.paymentStatus,
    url: shownAddress(row.url),
    state: row.state,
    scenario: row.fault,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attempts: attempts
      .filter(({ notificationId }) => notificationId === id)
      .map(({ at, requestBody, responseStatus, responseBody, durationMs, acknowledged, result }) => ({
        at: at.toISOString(),
        requestBody,
        responseStatus,
        responseBody,
        milliseconds: durationMs,
        acknowledged,
        result,
      })),
  }
}
