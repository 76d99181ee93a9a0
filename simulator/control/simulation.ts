import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { tooFarText } from '../clock/clock.ts'
import { reset } from '../reset.ts'
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

export const clockAdvance = byAnyConfiguration.extend({
  days: duration(366),
  hours: duration(1_000),
  minutes: duration(10_000),
  seconds: duration(100_000),
})

const clockTime = z.strictObject({ now: moment })

/** The clock of a configuration, and a fresh start. */
export function simulationRoutes(context: ControlContext) {
  const { configurations, clocks, scheduler, defaultConfiguration, applySeed } = context
  const clockOf = async (configurationId: string | undefined) =>
    clocks.of((await findConfiguration(context, configurationId)).configurationId)
  return routes()
    .openapi(
      createRoute({
        operationId: 'reset',
        method: 'post',
        path: '/reset',
        summary:
          'Removes all payments and settings, returns every clock to the real time, and applies the seed again; or does so for one configuration. Appearance and users of the Portal stay.',
        request: { body: body(byAnyConfiguration) },
        responses: responses(nothing),
      }),
      async (c) => {
        const { configurationId } = c.req.valid('json')
        if (configurationId !== undefined) await findConfiguration(context, configurationId)
        await reset(context, configurationId)
        if (configurationId === undefined) {
          await configurations.ensure(defaultConfiguration.configurationId, defaultConfiguration.apiKey)
        }
        if (applySeed) {
          await applySeed(configurationId)
          configurations.clearCache()
        }
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'readClock',
        method: 'get',
        path: '/clock',
        summary: 'Reads the time of a configuration.',
        request: { query: byAnyConfiguration },
        responses: responses(clockTime),
      }),
      async (c) => {
        const clock = await clockOf(c.req.valid('query').configurationId)
        return c.json({ now: clock.now().toISOString() }, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'windClock',
        method: 'post',
        path: '/clock/wind',
        summary:
          'Winds the clock of a configuration forward. What becomes due on the way happens on the way, in the order of time.',
        request: { body: body(clockAdvance) },
        responses: responses(clockTime),
      }),
      async (c) => {
        const { configurationId, days, hours, minutes, seconds } = c.req.valid('json')
        const clock = await clockOf(configurationId)
        const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
        if (clock.isTooFar(milliseconds)) throw new HTTPException(400, { message: tooFarText })
        await scheduler.wind(clock.configurationId, Math.round(milliseconds))
        return c.json({ now: clock.now().toISOString() }, 200)
      },
    )
}
