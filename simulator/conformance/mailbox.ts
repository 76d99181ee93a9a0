import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Mailbox, Received } from './merchant.ts'

const references = z.looseObject({ paymentJobReference: z.string(), paymentReference: z.string() })
const timeoutMs = 60_000

/** Opens a place on this machine that receives notifications and acknowledges them. */
export async function openMailbox(): Promise<Mailbox & { close(): Promise<void> }> {
  const received = new Map<string, Received>()
  const waiting = new Map<string, (received: Received) => void>()
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request))
    const { paymentJobReference, paymentReference } = references.parse(body)
    const notification = {
      url: request.url ?? '',
      contentType: request.headers['content-type'] ?? '',
      json: body,
    }
    received.set(paymentJobReference, notification)
    waiting.get(paymentJobReference)?.(notification)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ paymentJobReference, paymentReference }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications?shop=1`,
    notificationOf: (jobReference: string) =>
      new Promise<Received>((resolve, reject) => {
        const known = received.get(jobReference)
        if (known) return resolve(known)
        const timer = setTimeout(() => reject(new Error('No notification came.')), timeoutMs)
        waiting.set(jobReference, (notification) => {
          clearTimeout(timer)
          resolve(notification)
        })
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
