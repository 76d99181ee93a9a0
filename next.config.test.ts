import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { getCloneableBody } from 'next/dist/server/body-streams'
import { expect, it, vi } from 'vitest'
import { maxFormBytes } from '@/lib/form-size'
import config from './next.config'

/** How many bytes of a body that does not say its length the proxy is given. */
async function bytesGiven(sizes: number[]): Promise<number> {
  const limit = config('').experimental?.proxyClientMaxBodySize
  const server = createServer(async (received, response) => {
    let bytes = 0
    for await (const chunk of getCloneableBody(received, Number(limit)).cloneBodyStream())
      bytes += chunk.length
    response.end(String(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sent = request({ port, host: '127.0.0.1', method: 'POST' })
  for (const size of sizes) sent.write('x'.repeat(size))
  sent.end()
  const [response] = await once(sent, 'response')
  const bytes = Number(await text(response))
  // Node ends with an error when a thread ends while a body still comes in.
  sent.destroy()
  server.closeAllConnections()
  await once(server.close(), 'close')
  return bytes
}

it('what a host runs has the catalogue of a folder, as docs/catalogue.md says', () => {
  expect(config('').outputFileTracingIncludes?.['/**']).toContain('./catalogue/**')
})

it.each([
  ['one chunk', [2_000_000]],
  ['chunks shorter than a form', Array.from({ length: 40 }, () => 50_000)],
  ['little more than Next keeps', [60_000, 60_000, 12_000]],
])(
  'a body that Next cuts is still longer than a form may be, and no long one is kept: %s',
  async (_, sizes) => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const bytes = await bytesGiven(sizes)
    expect(bytes).toBeGreaterThan(maxFormBytes)
    expect(bytes).toBeLessThan(3 * maxFormBytes)
  },
)
