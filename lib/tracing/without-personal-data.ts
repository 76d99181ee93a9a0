import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base'

/** What of a span is sent. An address can hold a token, or what a merchant looks for; the pattern of its route does not. */
const keptAttributes = [
  'http.method',
  'http.route',
  'http.status_code',
  'net.peer.name',
  'next.route',
  'next.rsc',
  'next.span_type',
  'operation.name',
]

/** Sends spans without addresses, and without messages of errors: a failed query names its values. */
export function withoutPersonalData(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  }
}

/** The same span, of which some properties are others. */
function cleaned(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => keptAttributes.includes(name)),
  )
  const changes = {
    name: nameOf(span),
    attributes,
    status: { code: span.status.code },
    events: span.events.map(({ name, time }) => ({ name, time })),
    links: [],
  } satisfies Partial<ReadableSpan>
  return Object.create(span, Object.getOwnPropertyDescriptors(changes))
}

/** Where something is fetched, the name has the address. */
function nameOf({ name, attributes }: ReadableSpan): string {
  if (!/^fetch\b/.test(name)) return name.replace(/\?.*/s, '')
  return ['fetch', attributes['http.method'], attributes['net.peer.name']].filter(Boolean).join(' ')
}
