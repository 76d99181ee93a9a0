import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { tooFarText } from '../clock/clock.ts'
import { resetStore } from '../reset.ts'
import {
  body,
  byAnyConfiguration,
  type ControlContext,
  findConfiguration,
  moment,
  nothing,
  responses,
  routes,
} from './api.ts'

const duration = (maxUnits: number) => z.number().min(0).max(maxUnits).default(0)

export const clockAdvance = z.strictObject({
  days: duration(366),
  hours: duration(1_000),
  minutes: duration(10_000),
  seconds: duration(100_000),
})

const clockTime = z.strictObject({ now: moment })

/** The simulator as a whole: its clock, and a fresh start. */
export function simulationRoutes(context: ControlContext) {
  const { database, configurations, clock, scheduler, defaultConfiguration } = context
  return routes()
    .openapi(
      createRoute({
        operationId: 'reset',
        method: 'post',
        path: '/reset',
        summary:
          'Removes all payments and settings, and sets the clock right; or removes those of one configuration. Appearance and users of the Portal stay.',
        request: { body: body(byAnyConfiguration) },
        responses: responses(nothing),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('json')
        if (configurationId !== undefined) await findConfiguration(context, configurationId)
        await resetStore(database, configurationId)
        configurations.clearCache()
        if (configurationId === undefined) {
          await configurations.ensure(defaultConfiguration.configurationId, defaultConfiguration.apiKey)
          await scheduler.reset()
        }
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'readClock',
        method: 'get',
        path: '/clock',
        summary: 'Reads the simulator’s time.',
        responses: responses(clockTime),
      }),
      (c) => c.json({ now: clock.now().toISOString() }, 200),
    )
    .openapi(
      createRoute({
        operationId: 'windClock',
        method: 'post',
        path: '/clock/wind',
        summary:
          'Winds the clock forward. What becomes due on the way happens on the way, in the order of time.',
        request: { body: body(clockAdvance) },
        responses: responses(clockTime),
      }),
      async (c) => {
        const { days, hours, minutes, seconds } = c.req.valid('json')
        const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
        if (clock.isTooFar(milliseconds)) throw new HTTPException(400, { message: tooFarText })
        await scheduler.wind(Math.round(milliseconds))
        return c.json({ now: clock.now().toISOString() }, 200)
      },
    )
}
