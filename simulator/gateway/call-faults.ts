import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { type Subject, subjectOf } from '../faults/faults.ts'
import { type Call, type CallEnv, jobOfCall } from './call.ts'
import type { GatewayContext } from './context.ts'
import { errorReport } from './errors.ts'
import { parameterMap } from './fields.ts'
import { canonicalNames, readJson, UnreadableJson } from './json-reader.ts'

/** Injects the fault into a call, if any, that is switched on for its job, its order number or its configuration. */
export function callFaults(context: GatewayContext): MiddlewareHandler<CallEnv> {
  return async (c, next) => {
    const subject = await subjectOfCall(c, context)
    const fault = subject && (await context.faults.ofCall(c.var.configuration, subject, c.req.method))
    if (fault === undefined) return next()
    console.info(`Fault ${fault.name} injected into ${c.req.method} ${c.req.path}`)
    const { insteadOfCall, staleMs, respond } = fault
    if (insteadOfCall) return insteadOfCall()
    const { configurationId } = c.var.configuration
    if (staleMs !== undefined) {
      c.set('readAsOf', new Date(context.clocks.of(configurationId).now().getTime() - staleMs))
    }
    await next()
    const { res } = c
    const response = await respond?.(res, {
      wait: (durationMs) => context.wait(durationMs, c.req.raw.signal),
      notified: () => context.notified(configurationId),
      internalError: () => c.json({ errorReport: errorReport([{ code: 'InternalError' }], 'en_GB') }, 500),
    })
    if (response && response !== res) c.res = response
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
