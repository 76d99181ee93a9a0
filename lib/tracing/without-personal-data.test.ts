import { SpanStatusCode } from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { expect, it } from 'vitest'
import { withoutPersonalData } from './without-personal-data'

/** What is sent of a span that says all that it can. */
function sent(name: string, attributes: Record<string, string>) {
  const memory = new InMemorySpanExporter()
  const processor = new SimpleSpanProcessor(withoutPersonalData(memory))
  const provider = new BasicTracerProvider({ spanProcessors: [processor] })
  const span = provider.getTracer('test').startSpan(name, { attributes })
  span.recordException(new Error('Failed query, params: anna@example.com'))
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'anna@example.com' })
  span.end()
  const [found] = memory.getFinishedSpans()
  if (!found) throw new Error('No span was sent')
  return found
}

it('keeps name, route, status and that there was an error, and neither addresses nor messages', () => {
  const span = sent('GET /admin/orders?q=anna@example.com', {
    'http.method': 'GET',
    'http.target': '/admin/orders?q=anna@example.com',
    'next.route': '/admin/orders',
    'next.span_name': 'GET /admin/orders?q=anna@example.com',
  })
  expect(span.name).toBe('GET /admin/orders')
  expect(span.attributes).toEqual({ 'http.method': 'GET', 'next.route': '/admin/orders' })
  expect(span.status).toEqual({ code: SpanStatusCode.ERROR })
  expect(span.events).toMatchObject([{ name: 'exception' }])
  expect(JSON.stringify([span.events, span.attributes, span.status])).not.toContain('anna')
  expect(span.spanContext().traceId).toMatch(/^[0-9a-f]{32}$/)
})

it('names of what is fetched the host alone', () => {
  const span = sent('fetch POST https://gateway.example/api/gateway/payment-jobs/1', {
    'http.method': 'POST',
    'http.url': 'https://gateway.example/api/gateway/payment-jobs/1',
    'net.peer.name': 'gateway.example',
  })
  expect(span.name).toBe('fetch POST gateway.example')
})
