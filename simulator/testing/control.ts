import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { control } from '../control/control.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { gateway } from '../gateway/gateway.ts'
import { createControlClient } from '../kit/control-client.ts'
import { DocumentedAnswers, type OpenApiDocument } from './openapi.ts'
import { apiKey, configurationId, simulatorContext } from './simulator.ts'

/** The name and status of every response that was checked against the document that control serves. */
export const checkedResponses = new Set<string>()

/** Made once: it is the same for every control, and takes as long as several tests. */
let document: OpenApiDocument | undefined

/** Control and the gateway behind an address, on a test's store that was reset, and a client of it. */
export async function openTestControl(database: SimulatorDatabase, destinations?: Destinations) {
  const context = await simulatorContext(database, destinations)
  const api = control({ ...context, database, defaultConfiguration: { configurationId, apiKey } })
  document ??= (await (await api.request('/openapi.json')).json()) as OpenApiDocument
  const answers = new DocumentedAnswers(document)
  const app = new Hono()
  app.use('/control/*', async (c, next) => {
    await next()
    const { method, path } = c.req
    const { status } = c.res
    answers.expectKnown({
      method,
      path: path.slice('/control'.length),
      status,
      json: await c.res.clone().json(),
    })
    for (const name of answers.seen) checkedResponses.add(name)
  })
  app.route('/control', api)
  let url = ''
  app.route('/api/gateway', gateway({ ...context, publicUrl: () => url }))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createControlClient({ url })
  await client.reset()
  return { context, url, client, close: () => new Promise((resolve) => server.close(resolve)) }
}
