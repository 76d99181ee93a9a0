import type { Input } from 'cashflows-postgres/kit/fuzz'
import { mostlyOf, oddSegment } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import { body, huge, templates } from './bodies.ts'
import { oddHeaders, query } from './odd-parts.ts'
import { type Existing, type Request, signed, written } from './request.ts'

/** A call whose body fits its signature in nine cases of ten. */
export function gatewayCall(existing: Existing): fc.Arbitrary<Request> {
  const { jobs, intents } = existing
  const reference = mostlyOf(
    jobs.map(({ path }) => path),
    oddSegment.map((text) => `/payment-jobs/${text}`),
  )
  const payment = mostlyOf(
    jobs.map(({ paymentPath }) => paymentPath),
    fc.tuple(reference, oddSegment).map(([job, text]) => `${job}/payments/${text}`),
  )
  const intent = mostlyOf(
    intents.map((token) => `/payment-intents/${token}`),
    oddSegment.map((text) => `/payment-intents/${text}`),
  )
  const none = fc.constant(new Uint8Array())
  const endpoint = (method: string, path: fc.Arbitrary<string>, sent: fc.Arbitrary<Uint8Array>) =>
    fc.record({ method: fc.constant(method), path, body: sent })
  const at = (base: fc.Arbitrary<string>, rest: string) => base.map((path) => path + rest)
  const call = fc.oneof(
    { weight: 8, arbitrary: endpoint('POST', fc.constant('/payment-jobs'), body(templates.create)) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/payment-jobs'), body(templates.direct)) },
    { weight: 2, arbitrary: endpoint('GET', reference, none) },
    {
      weight: 1,
      arbitrary: endpoint('PATCH', at(reference, '/cancel'), fc.oneof(none, body(templates.refund))),
    },
    { weight: 1, arbitrary: endpoint('GET', payment, none) },
    { weight: 1, arbitrary: endpoint('PATCH', at(payment, '/cancel'), none) },
    { weight: 3, arbitrary: endpoint('POST', at(payment, '/captures'), body(templates.capture)) },
    { weight: 3, arbitrary: endpoint('POST', at(payment, '/refunds'), body(templates.refund)) },
    { weight: 2, arbitrary: endpoint('GET', query('/supported-payment-methods'), none) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/card-tokenisation'), body(templates.card)) },
    {
      weight: 2,
      arbitrary: endpoint(
        'HEAD',
        oddSegment.map((text) => `/orders/${text}`),
        none,
      ),
    },
    { weight: 2, arbitrary: endpoint('PUT', at(reference, '/order'), body(templates.order)) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/payment-intents/'), body(templates.create)) },
    { weight: 1, arbitrary: endpoint('GET', intent, none) },
    { weight: 2, arbitrary: endpoint('POST', at(intent, '/payments'), body(templates.start)) },
    { weight: 1, arbitrary: endpoint('GET', at(intent, '/stored-cards'), none) },
    {
      weight: 1,
      arbitrary: endpoint(
        'DELETE',
        fc.tuple(intent, oddSegment).map(([path, card]) => `${path}/stored-cards/${card}`),
        none,
      ),
    },
  )
  return fc
    .tuple(
      call,
      fc.integer({ min: 0, max: 9 }),
      oddHeaders,
      fc.oneof({ weight: 3, arbitrary: fc.constant('') }, query('')),
    )
    .map(([{ method, path, body: sent }, luck, odd, asked]) => ({
      method,
      path: `/api/gateway${path}${path.includes('?') ? '' : asked}`,
      body: sent,
      headers: [...signed(existing, sent), ...(luck === 0 ? odd : [])],
    }))
}

/** A body larger than the simulator reads, or nearly. */
export const hugeCall = ({ jobs, ...caller }: Existing): fc.Arbitrary<Input> =>
  fc
    .tuple(fc.constantFrom('/api/gateway/payment-jobs', `/payment/card?ref=${jobs[0]?.pageToken}`), huge)
    .map(([path, body]) => written('huge', { method: 'POST', path, body, headers: signed(caller, body) }))
