import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { cutOff, halved, scenariosOfCall, unavailable } from '../faults/faulty-responses.ts'
import { durations, type ScenarioName, type Subject } from '../faults/scenarios.ts'
import { subjectOf } from '../payments/payment-faults.ts'
import { type Call, type CallEnv, jobOfCall } from './call.ts'
import type { GatewayContext } from './context.ts'
import { errorReport } from './errors.ts'
import { parameterMap } from './fields.ts'
import { canonicalNames, readJson, UnreadableJson } from './read-json.ts'

/** Lets a call meet the scenario that is switched on for its job, its order number or its configuration. */
export function callFaults(context: GatewayContext): MiddlewareHandler<CallEnv> {
  return async (c, next) => {
    const subject = await subjectOfCall(c, context)
    const scenarios = scenariosOfCall(c.req.method)
    const scenario = subject && (await context.faults.inject(c.var.configuration, subject, scenarios))
    if (scenario === undefined) return next()
    console.info(`Fault \${scenario} injected into ${c.req.method} ${c.req.path}`)
    if (scenario === 'error-503') return unavailable()
    if (scenario === 'stale-read')
      c.set('readAsOf', new Date(context.clock.now().getTime() - durations.staleRead))
    await next()
    await inject(c, scenario, context)
  }
}

async function inject(c: Call, scenario: ScenarioName, { wait, notified }: GatewayContext): Promise<void> {
  const gone = c.req.raw.signal
  switch (scenario) {
    case 'slow-answer':
      return wait(durations.slowAnswer, gone)
    case 'no-answer':
      await wait(durations.noAnswer, gone)
      c.res = await cutOff(c.res, 'before the answer')
      return
    case 'connection-closed':
      c.res = await cutOff(c.res, 'half-way')
      return
    case 'malformed-json':
      c.res = await halved(c.res)
      return
    case 'error-500':
      c.res = c.json({ errorReport: errorReport([{ code: 'InternalError' }], 'en_GB') }, 500)
      return
    case 'notification-before-answer':
      await Promise.race([notified(), wait(durations.beforeAnswer, gone)])
  }
}

const createSubject = z.object({
  order: z.object({ orderNumber: z.string().optional() }).optional(),
  parameters: parameterMap.optional(),
})

/** @returns undefined where no fault can be injected, which is nearly always and costs nothing */
async function subjectOfCall(c: Call, { payments }: GatewayContext): Promise<Subject | undefined> {
  if (/\/payment-jobs\/./.test(c.req.path)) {
    const job = await jobOfCall(c, payments)
    return c.var.configuration.faults.length > 0 || job.parameters.simulatorScenario
      ? subjectOf(job)
      : undefined
  }
  const body = new TextDecoder().decode(c.var.body)
  if (/"simulatorscenario"/i.test(body)) return subjectOfBody(body)
  return c.var.configuration.faults.length > 0 ? subjectOfBody(body) : undefined
}

/** Of a body that is to create a job. Whether it is a good one is decided elsewhere. */
function subjectOfBody(body: string): Subject {
  try {
    const { data } = createSubject.safeParse(canonicalNames(createSubject, readJson(body)))
    const parameters = Object.entries(data?.parameters ?? {})
    const [, parameter] = parameters.find(([name]) => name.toLowerCase() === 'simulatorscenario') ?? []
    return { orderNumber: data?.order?.orderNumber, parameter }
  } catch (error) {
    if (error instanceof UnreadableJson) return {}
    throw error
  }
}
