import { Hono } from 'hono'
import { type CallEnv, notFound } from './call.ts'
import type { GatewayContext } from './context.ts'

/** Whether an order with a number exists. HEAD is documented; that it answers 200 or 404 is assumed. */
export function orders({ payments }: GatewayContext): Hono<CallEnv> {
  // Hono answers HEAD by the route of GET, without the body.
  return new Hono<CallEnv>().get('/:orderNumber', async (c) => {
    if (c.req.raw.method !== 'HEAD') throw notFound()
    const { configurationId } = c.var.configuration
    const exists = await payments.orderExists(configurationId, c.req.param('orderNumber'))
    return c.body(null, exists ? 200 : 404)
  })
}
