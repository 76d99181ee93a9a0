import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'
import { details } from './shopper'

interface Span {
  name: string
  attributes: { key: string; value: { stringValue?: string } }[]
}

/** What a collector got: each request whole, and its spans. */
const received: string[] = []
const spans = () =>
  received.flatMap((body): Span[] =>
    JSON.parse(body).resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    ),
  )

const test = httpTestIn(async () => {
  const collector = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      if (request.url === '/v1/traces' && request.headers['x-team'] === 'shop & till') received.push(body)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  const environment = await startEnvironment({
    variables: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=shop%20%26%20till',
    },
  })
  const close = async () => {
    await environment.close()
    collector.closeAllConnections()
    collector.close()
  }
  return { ...environment, close }
})

test('a collector gets spans of a payment, without who pays and without addresses that open anything', {
  tag: '@slow',
}, async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const routes = () =>
    spans().flatMap(({ attributes }) =>
      attributes.flatMap(({ key, value }) => (key === 'next.route' ? [value.stringValue] : [])),
    )
  await expect
    .poll(routes)
    .toEqual(
      expect.arrayContaining([
        '/api/cashflows/webhook',
        '/api/cashflows/return/[outcome]/[token]',
        '/[locale]/orders/[orderNumber]',
      ]),
    )
  expect(spans().map(({ name }) => name)).toContain('fetch POST 127.0.0.1')
  const orderNumber = new URL(shopper.address).pathname.split('/').at(-1) ?? ''
  for (const secret of [details['Email address'], orderNumber, '?', 'http://']) {
    expect(received.filter((body) => body.includes(secret))).toEqual([])
  }
})
