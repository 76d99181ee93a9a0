import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { faultRequest, injectedFault, injectedFaults, scenario } from '../faults/injected-fault.ts'
import { scenarioNames, scenarios } from '../faults/scenarios.ts'
import {
  body,
  byAnyConfiguration,
  type ControlContext,
  findConfiguration,
  nothing,
  responses,
  routes,
  text,
} from './api.ts'

export const injection = faultRequest.extend(byAnyConfiguration.shape)
export const byFaultId = z.strictObject({ id: text })

/** Fault scenarios: which there are, and which are injected. */
export function faultRoutes(context: ControlContext) {
  const { faults } = context
  return routes()
    .openapi(
      createRoute({
        operationId: 'listScenarios',
        method: 'get',
        path: '/scenarios',
        summary: 'Lists the fault scenarios, where each is injected, and what a merchant should do.',
        responses: responses(
          z.strictObject({
            scenarios: z.array(
              z.strictObject({
                name: scenario,
                place: z.enum(['call', 'notification', 'payment', 'refund']),
                advice: z.string(),
              }),
            ),
          }),
        ),
      }),
      (c) =>
        c.json(
          {
            scenarios: scenarioNames.map((name) => ({
              name,
              place: scenarios[name].place,
              advice: scenarios[name].advice,
            })),
          },
          200,
        ),
    )
    .openapi(
      createRoute({
        operationId: 'listFaults',
        method: 'get',
        path: '/faults',
        summary: 'Lists the scenarios that are switched on.',
        request: { query: byAnyConfiguration },
        responses: responses(z.strictObject({ faults: z.array(injectedFault) })),
      }),
      async (c) => {
        const found = await findConfiguration(context, c.req.valid('query').configurationId)
        return c.json({ faults: injectedFaults(found) }, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'injectFault',
        method: 'post',
        path: '/faults',
        summary:
          'Switches a scenario on: for one order number or all, for a number of times or until it is cleared.',
        request: { body: body(injection) },
        responses: responses(injectedFault),
      }),
      async (c) => {
        const { configurationId, ...fault } = c.req.valid('json')
        const found = await findConfiguration(context, configurationId)
        return c.json(await faults.add(found.configurationId, fault), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'clearFaults',
        method: 'delete',
        path: '/faults',
        summary: 'Switches all scenarios off.',
        request: { query: byAnyConfiguration },
        responses: responses(nothing),
      }),
      async (c) => {
        const found = await findConfiguration(context, c.req.valid('query').configurationId)
        await faults.clear(found.configurationId)
        return c.json({}, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'clearFault',
        method: 'delete',
        path: '/faults/{id}',
        summary: 'Switches one scenario off.',
        request: { params: byFaultId, query: byAnyConfiguration },
        responses: responses(nothing),
      }),
      async (c) => {
        const { id } = c.req.valid('param')
        const found = await findConfiguration(context, c.req.valid('query').configurationId)
        if (!(await faults.clear(found.configurationId, id))) {
          throw new HTTPException(404, { message: `No scenario is switched on with the id ${id}.` })
        }
        return c.json({}, 200)
      },
    )
}
