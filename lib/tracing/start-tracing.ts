import 'server-only'
import { type Environment, environment } from '@/lib/environment'
import { log } from '@/lib/log'

type Traces = NonNullable<Environment['traces']>

/**
 * Sends traces of requests by OTLP, where a collector is named; else nothing of OpenTelemetry is loaded. Whatever fails, the
 * shop goes on without.
 */
export async function startTracing(): Promise<void> {
  const traces = configured()
  if (!traces) return
  try {
    await register(traces)
  } catch (error) {
    log.error(
      { err: error },
      'No traces are sent. On Vercel, set OTEL_EXPORTER_OTLP_ENDPOINT before the build.',
    )
  }
}

async function register(traces: Traces): Promise<void> {
  const [{ OTLPHttpJsonTraceExporter, registerOTel }, { BatchSpanProcessor }, { withoutPersonalData }] =
    await Promise.all([
      import('@vercel/otel'),
      import('@opentelemetry/sdk-trace-base'),
      import('./without-personal-data'),
    ])
  const exporter = new OTLPHttpJsonTraceExporter({ url: `${traces.url}/v1/traces`, headers: traces.headers })
  registerOTel({
    serviceName: 'shop',
    // Next traces what is fetched by itself.
    instrumentations: [],
    spanProcessors: [new BatchSpanProcessor(withoutPersonalData(exporter))],
  })
}

/** A configuration that is wrong is reported where the shop starts. */
function configured(): Traces | undefined {
  try {
    return environment().traces
  } catch {
    return undefined
  }
}
