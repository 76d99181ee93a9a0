import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { control } from '../control/control.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { gateway } from '../gateway/gateway.ts'
import { createControlClient } from '../kit/control-client.ts'
import { apiKey, configurationId, simulatorContext } from './simulator.ts'

/** The name and status of every response that was checked against the document that control serves. */
export const checkedResponses = new Set<string>()

/** Control and the gateway behind an address, on a test's store that was reset, and a client of it. */
export async function openTestControl(database: SimulatorDatabase, destinations?: Destinations) {
  const context = await simulatorContext(database, destinations)
  const api = control({ ...context, database, defaultConfiguration: { configurationId, apiKey } })
  const document: OpenApiDocument = await (await api.request('/openapi.json')).json()
  const app = new Hono()
  app.use('/control/*', async (c, next) => {
    await next()
    await expectDocumented(document, c.req.method, c.req.path.slice('/control'.length), c.res.clone())
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

/** What tests read of an OpenAPI document. */
export interface OpenApiDocument {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

interface Operation {
  operationId: string
  responses: Record<
    string,
    { content: { 'application/json': { schema: Parameters<typeof z.fromJSONSchema>[0] } } }
  >
}

/** @throws Error when the document does not know the response */
async function expectDocumented(
  { paths }: OpenApiDocument,
  method: string,
  path: string,
  response: Response,
): Promise<void> {
  const isOfPath = (template: string) => new RegExp(`^${template.replace(/{\w+}/g, '[^/]+')}$`).test(path)
  const operation = Object.entries(paths)
    .filter(([template]) => isOfPath(template))
    .flatMap(([, methods]) => methods[method.toLowerCase()] ?? [])[0]
  if (!operation) return
  const documented = operation.responses[response.status]
  if (!documented) throw new Error(`${method} ${path} answered ${response.status}, which is not documented.`)
  z.fromJSONSchema(documented.content['application/json'].schema).parse(await response.json())
  checkedResponses.add(`${operation.operationId} ${response.status}`)
}
