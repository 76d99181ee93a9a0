import type { Context } from 'hono'
import type { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import type { CallerEnv } from '../caller.ts'
import type { Configuration } from '../payments/configuration.ts'
import { jobAsOf } from '../payments/job-history.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { isReference } from '../payments/references.ts'
import { Rejection } from './errors.ts'
import { canonicalNames, readJson, UnreadableJson } from './json-reader.ts'
import { problem, problemWords } from './problems.ts'

/** What the gateway knows of a call after its signature was found to be good. */
export interface CallVariables {
  configuration: Configuration
  body: Uint8Array
  /** The job that the path names, once it was looked up. */
  job?: PaymentJob
  /** Set by a scenario: what is read is shown as it was then. */
  readAsOf?: Date
}
export type CallEnv = CallerEnv & { Variables: CallVariables }
export type Call = Context<CallEnv>

/**
 * Reads the body of a call by a schema whose names are read in any case.
 *
 * @throws Rejection with an error for each member that is wrong
 */
export function readRequest<Schema extends z.ZodType>(body: Uint8Array, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(canonicalNames(schema, json(body)))
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => invalid(path.join('.') || 'request', message))
  throw new Rejection(400, errors)
}

/**
 * The error of one member of a request: its path, and what is wrong with it.
 *
 * @param message as `problem` makes it
 */
export const invalid = (member: string, message: string) => ({
  code: assumptions.codes.invalidRequest,
  parameters: [member, problemWords(message)],
})

function json(body: Uint8Array): unknown {
  // A call without a body asks for nothing in particular.
  if (body.length === 0) return {}
  try {
    return readJson(new TextDecoder().decode(body))
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error
    throw new Rejection(400, [invalid('body', error.message)])
  }
}

/** The payment job that the path of a call names. @throws Rejection with 404, or with 400 where the path names no number */
export async function jobOfCall(c: Call, payments: Payments): Promise<PaymentJob> {
  if (c.var.job) return c.var.readAsOf ? jobAsOf(c.var.job, c.var.readAsOf) : c.var.job
  const [, reference = ''] = /\/payment-jobs\/([^/]+)/.exec(c.req.path) ?? []
  expectNumber(reference, 'paymentJobReference')
  const job = isReference(reference)
    ? await payments.find(c.var.configuration.configurationId, reference)
    : undefined
  if (!job) throw notFound()
  c.set('job', job)
  return job
}

/** The payment that the path of a call names, which is one of the job's. @throws Rejection as jobOfCall does */
export function paymentOfCall(c: Call, job: PaymentJob): PaymentJob['payments'][number] {
  const wanted = c.req.param('payment') ?? ''
  expectNumber(wanted, 'paymentReference')
  const payment = job.payments.find(({ reference }) => reference === wanted)
  if (!payment) throw notFound()
  return payment
}

/** Source: the quick start and the gateway's OpenAPI document, where the references of a path are 64-bit integers. */
function expectNumber(text: string, name: string): void {
  if (/^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n) return
  throw new Rejection(400, [invalid(name, problem('integer'))])
}

export const notFound = () => new Rejection(404, [{ code: 'RecordNotFound' }])
