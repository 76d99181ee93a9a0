import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { whatFailed } from '../database/database-error.ts'
import { maxSnapshotBytes } from '../snapshots/snapshots.ts'
import type { ControlContext } from './api.ts'
import { configurationRoutes } from './configurations.ts'
import { faultRoutes } from './faults.ts'
import { jobRoutes } from './jobs.ts'
import { notificationRoutes } from './notifications.ts'
import { paymentRoutes } from './payments.ts'
import { simulationRoutes } from './simulation.ts'
import { snapshotRoutes } from './snapshots.ts'

const maxBodyBytes = 64 * 1024

/** What the OpenAPI document says of control as a whole. */
const description = {
  openapi: '3.1.0',
  info: {
    title: 'Control of the Cashflows simulator',
    version: '1',
    description: 'For tests: reset, look, let time pass, inject faults, pay without a browser.',
  },
  servers: [{ url: '.' }],
}

/**
 * Control for tests, to be mounted at /control: whoever reaches it can do everything, so it is mounted only where
 * that is wanted. It describes itself at /openapi.json.
 */
export function control(context: ControlContext) {
  const app = new OpenAPIHono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status)
    console.error(whatFailed(error))
    return c.json({ error: 'The simulator has failed; its log says why.' }, 500)
  })
  app.use(async (c, next) => {
    // A page of another site that a developer looks at must not act here through their browser.
    const site = c.req.header('sec-fetch-site') ?? 'none'
    if (site !== 'none' && site !== 'same-origin') {
      throw new HTTPException(403, { message: 'Other sites may not use control.' })
    }
    await next()
  })
  const [limited, limitedToSnapshot] = [bodyUpTo(maxBodyBytes), bodyUpTo(maxSnapshotBytes)]
  app.use((c, next) => (c.req.method === 'PUT' ? limitedToSnapshot(c, next) : limited(c, next)))
  app.use(async (c, next) => {
    // `curl -d` announces a form, and whoever has nothing to say sends no body: both are read as JSON.
    if (['POST', 'PATCH', 'PUT'].includes(c.req.method)) {
      const body = (await c.req.raw.text()).trim() || '{}'
      c.req.raw = new Request(c.req.url, {
        method: c.req.method,
        headers: { 'content-type': 'application/json' },
        body,
      })
    }
    await next()
  })
  const operations = app
    .route('/', jobRoutes(context))
    .route('/', paymentRoutes(context))
    .route('/', notificationRoutes(context))
    .route('/', faultRoutes(context))
    .route('/', simulationRoutes(context))
    .route('/', configurationRoutes(context))
    .route('/', snapshotRoutes(context))
  app.doc31('/openapi.json', description)
  // Not as the application's notFound, which a mounted application does not have.
  app.all('*', () => {
    throw new HTTPException(404, {
      message: 'There is nothing here; /control/openapi.json says what there is.',
    })
  })
  return operations
}

const bodyUpTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message: `The body is larger than ${maxSize} bytes.` })
    },
  })

/** The types of every operation, for its client. */
export type ControlApi = ReturnType<typeof control>
