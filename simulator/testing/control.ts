import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { control } from '../control/control.ts'
import { openApiDocument } from '../control/openapi.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { gateway } from '../gateway/gateway.ts'
import { createControlClient } from '../kit/control-client.ts'
import { apiKey, configurationId, simulatorParts } from './simulator.ts'

/** The name and status of every answer that was checked against the document that control serves. */
export const answered = new Set<string>()

/** Control and the gateway behind an address, on a test's store that was reset, and a client of it. */
export async function controlUnderTest(database: SimulatorDatabase) {
  const parts = await simulatorParts(database)
  const app = new Hono()
  app.use('/control/*', async (c, next) => {
    await next()
    await expectDocumented(c.req.method, c.req.path.slice('/control'.length), c.res.clone())
  })
  app.route('/control', control({ ...parts, database, own: { configurationId, apiKey } }))
  let url = ''
  app.route('/api/gateway', gateway({ ...parts, publicUrl: () => url }))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createControlClient({ url })
  await client.reset()
  return { parts, url, client, close: () => new Promise((resolve) => server.close(resolve)) }
}

type ResponseSchema = Parameters<typeof z.fromJSONSchema>[0]

/** @throws when the document does not know the answer */
async function expectDocumented(method: string, path: string, response: Response): Promise<void> {
  const found = Object.entries(openApiDocument.paths).find(
    ([template, methods]) => patternOf(template).test(path) && methods[method.toLowerCase()],
  )
  const operation = found?.[1][method.toLowerCase()]
  if (!operation) return
  const responses: Record<string, { content: { 'application/json': { schema: ResponseSchema } } }> =
    operation.responses
  const documented = responses[response.status]
  if (!documented) throw new Error(`${method} ${path} answered ${response.status}, which is not documented.`)
  z.fromJSONSchema(documented.content['application/json'].schema).parse(await response.json())
  answered.add(`${operation.operationId} ${response.status}`)
}

const patternOf = (template: string) => new RegExp(`^${template.replace(/{\w+}/g, '[^/]+')}$`)
