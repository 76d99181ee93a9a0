import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Configuration } from '../payments/configuration'
import type { Configurations } from '../payments/configurations'
import type { PaymentJob } from '../payments/payment-job'
import type { Payments } from '../payments/payments'
import { assumed } from './assumed'
import { readCreateRequest } from './create-request'
import { errorReport, Refusal, readLocale } from './errors'
import { readJson, UnreadableJson } from './read-json'
import { paymentData, paymentJobData } from './responses'
import { isSigned } from './signature'

interface Variables {
  configuration: Configuration
  body: Uint8Array
}
type Call = Context<{ Variables: Variables }>

/**
 * The gateway's API, to be mounted at /api/gateway.
 *
 * @param publicUrl where the simulator stands for the caller of a request, without a slash at the end
 */
export function gateway(
  payments: Payments,
  configurations: Configurations,
  publicUrl: (request: Request) => string,
): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error)
    throw error
  })
  app.notFound((c) => refuse(c, new Refusal(404, [{ code: 'RecordNotFound' }])))
  app.use(acceptsJson, authenticate(configurations))

  app.post('/payment-jobs', async (c) => {
    const read = readCreateRequest(readBody(c))
    if ('problems' in read) {
      const errors = read.problems.map(({ member, message }) => ({
        code: assumed.codes.invalidRequest,
        parameters: [member, message],
      }))
      throw new Refusal(400, errors)
    }
    const job = await payments.create(c.get('configuration'), read.request)
    return c.json({ data: paymentJobData(job), links: jobLinks(job, publicUrl(c.req.raw)) }, 201)
  })

  app.get('/payment-jobs/:job', async (c) => {
    const job = await findJob(c)
    return c.json({ data: paymentJobData(job), links: jobLinks(job, publicUrl(c.req.raw)) })
  })

  app.get('/payment-jobs/:job/payments/:payment', async (c) => {
    const job = await findJob(c)
    const payment = job.payments.find(({ reference }) => reference === c.req.param('payment'))
    if (!payment) throw new Refusal(404, [{ code: 'RecordNotFound' }])
    const url = `${jobUrl(job, publicUrl(c.req.raw))}/payments/${payment.reference}`
    return c.json({ data: paymentData(payment), links: { data: { url, type: 'application/json' } } })
  })

  async function findJob(c: Call): Promise<PaymentJob> {
    const reference = c.req.param('job') ?? ''
    const job = /^\d{18}$/.test(reference)
      ? await payments.find(c.get('configuration').configurationId, reference)
      : undefined
    if (!job) throw new Refusal(404, [{ code: 'RecordNotFound' }])
    return job
  }

  function refuse(c: Context, { status, errors }: Refusal): Response {
    const documentation = documentationLink(publicUrl(c.req.raw))
    return c.json(
      { errorReport: errorReport(errors, readLocale(queryValue(c, 'locale'))), links: { documentation } },
      status,
    )
  }

  return app
}

/** Assumed: 406 is what a caller gets whose Accept header excludes JSON. */
const acceptsJson: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header('accept')
  if (accept && !/(\*\/\*|application\/\*|application\/json|text\/json|text\/plain)/i.test(accept)) {
    throw new Refusal(406, [{ code: assumed.codes.notAcceptable }])
  }
  await next()
}

function authenticate(configurations: Configurations): MiddlewareHandler<{ Variables: Variables }> {
  return async (c, next) => {
    const body = await readBytes(c.req.raw)
    const configurationId = c.req.header('configurationid')
    const hash = c.req.header('hash')
    if (!configurationId || !hash) throw new Refusal(401, [{ code: assumed.codes.missingCredentials }])
    const configuration = await configurations.find(configurationId)
    if (!configuration) throw new Refusal(404, [{ code: 'RecordNotFound' }])
    if (!isSigned(hash, configuration.apiKey, body))
      throw new Refusal(401, [{ code: assumed.codes.wrongHash }])
    c.set('configuration', configuration)
    c.set('body', body)
    await next()
  }
}

/** Reads the body no further than the limit, whatever its Content-Length says. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > assumed.bodyLimit) {
      throw new Refusal(413, [{ code: 'RequestTooLarge', parameters: [String(assumed.bodyLimit)] }])
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readBody(c: Call): unknown {
  try {
    return readJson(new TextDecoder().decode(c.get('body')))
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error
    throw new Refusal(400, [{ code: assumed.codes.invalidRequest, parameters: ['body', error.message] }])
  }
}

/** Names in the query are read in any case. */
function queryValue(c: Context, name: string): string | undefined {
  const found = Object.entries(c.req.query()).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found?.[1]
}

const jobUrl = (job: PaymentJob, publicUrl: string) =>
  `${publicUrl}/api/gateway/payment-jobs/${job.reference}`

const documentationLink = (publicUrl: string) => ({
  url: `${publicUrl}/payment-gateway-api/documentation/index.html`,
  type: 'text/html',
})

const jobLinks = (job: PaymentJob, publicUrl: string) => ({
  data: { url: jobUrl(job, publicUrl), type: 'application/json' },
  action: { url: `${publicUrl}/payment?ref=${job.pageToken}`, type: 'text/html' },
  documentation: documentationLink(publicUrl),
})
