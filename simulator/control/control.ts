import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { whatFailed } from '../database/database-error.ts'
import { Failure } from './failure.ts'
import { type ControlParts, type Handlers, handlers } from './handlers.ts'
import { openApiDocument } from './openapi.ts'
import { type Operation, type OperationName, operations } from './operations.ts'

/** In bytes. */
const bodyLimit = 64 * 1024

/**
 * Control for tests, to be mounted at /control: whoever reaches it can do everything, so it is mounted only where
 * that is wanted. It describes itself at /openapi.json.
 */
export function control(parts: ControlParts): Hono {
  const app = new Hono()
  const done = handlers(parts)
  app.onError((error, c) => {
    if (error instanceof Failure) return c.json({ error: error.message }, error.status)
    console.error(whatFailed(error))
    return c.json({ error: 'The simulator has failed; its log says why.' }, 500)
  })
  app.use(async (c, next) => {
    // A page of another site that a developer looks at must not act here through their browser.
    const site = c.req.header('sec-fetch-site') ?? 'none'
    if (site !== 'none' && site !== 'same-origin') throw new Failure(403, 'Other sites may not use control.')
    await next()
  })
  app.get('/openapi.json', (c) => c.json(openApiDocument))
  for (const name of Object.keys(operations) as OperationName[]) {
    const operation: Operation = operations[name]
    const path = operation.path.replace(/{(\w+)}/g, ':$1')
    app.on(operation.method, path, async (c) => c.json(await answer(c, operation, done[name])))
  }
  // Not as the application's notFound, which a mounted application does not have.
  app.all('*', () => {
    throw new Failure(404, 'There is nothing here; /control/openapi.json says what there is.')
  })
  return app
}

async function answer(c: Context, operation: Operation, handler: Handlers[OperationName]): Promise<object> {
  const asked = {
    ...read(operation.params, c.req.param()),
    ...read(operation.query, c.req.query()),
    ...(operation.body && read(operation.body, await json(c))),
  }
  // The table says that what was read by an operation's schemas is what its handler takes.
  return (handler as (asked: object) => Promise<object>)(asked)
}

/** @throws Failure that names each member that is wrong */
function read(schema: z.ZodObject | undefined, value: unknown): object {
  if (!schema) return {}
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const sentences = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
  throw new Failure(400, sentences.join('. '))
}

async function json(c: Context): Promise<unknown> {
  if (Number(c.req.header('content-length') ?? 0) > bodyLimit) throw tooLarge()
  const text = await c.req.text()
  if (text.length > bodyLimit) throw tooLarge()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure(400, 'The body is not JSON.')
  }
}

const tooLarge = () => new Failure(413, `The body is larger than ${bodyLimit} bytes.`)
