import type { Destinations } from '../destinations/destinations.ts'
import { currentPayment, type Payment, type PaymentJob } from './payment-job.ts'
import { factsOf, type ReturnOutcome } from './payment-status.ts'

/** The name of the attribute that holds the return URL of each outcome, already with its parameters. */
export const returnUrlAttributes = {
  success: 'returnUrlSuccess',
  failed: 'returnUrlFailed',
  cancelled: 'returnUrlCancelled',
} as const satisfies Record<ReturnOutcome, string>

/**
 * Where the shopper goes now that the job is finished, or undefined when the merchant set no such address, or one to
 * which shoppers are no longer sent.
 */
export function returnUrl(job: PaymentJob, destinations: Destinations): string | undefined {
  const payment = currentPayment(job)
  const { outcome } = factsOf(payment.status)
  const address = outcome && payment.attributes[returnUrlAttributes[outcome]]
  return address !== undefined && destinations.allows(address) ? address : undefined
}

/**
 * Appends what the gateway passes to the merchant's page: `paymentjobref`, `paymentref`, `ordernumber` (when there is
 * one), `utm_nooverride=1` where the job has a Google Analytics client and, on the cancelled address only,
 * `status=cancelled`. What the address already asks for is kept, also
 * where that makes a parameter appear twice. Encoded as .NET forms are: a space is `+`, hexadecimal is lower-case.
 * Source: the sample response of the quick start.
 */
export function withReturnParameters(
  address: string,
  outcome: ReturnOutcome,
  job: Pick<PaymentJob, 'reference' | 'order'> & Partial<Pick<PaymentJob, 'parameters'>>,
  payment: Pick<Payment, 'reference'>,
): string {
  const parameters: [string, string][] = [
    ['paymentjobref', job.reference],
    ['paymentref', payment.reference],
  ]
  if (job.order.orderNumber) parameters.push(['ordernumber', job.order.orderNumber])
  // Source: a published shop plugin, which passes it on; its place is assumed.
  if (job.parameters?.googleAnalyticsClientId) parameters.push(['utm_nooverride', '1'])
  if (outcome === 'cancelled') parameters.push(['status', 'cancelled'])
  const query = parameters.map(([name, value]) => `${name}=${formEncode(value)}`).join('&')

  const [beforeFragment = '', fragment] = splitOnce(address, '#')
  const separator = !beforeFragment.includes('?') ? '?' : /[?&]$/.test(beforeFragment) ? '' : '&'
  return `${beforeFragment}${separator}${query}${fragment === undefined ? '' : `#${fragment}`}`
}

/** As .NET's HttpUtility.UrlEncode: letters, digits and -_.!*() stay, a space becomes +, the rest lower-case hex. */
function formEncode(value: string): string {
  return encodeURIComponent(value)
    .replace(/[~']/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/%20/g, '+')
    .replace(/%[0-9A-F]{2}/g, (encoded) => encoded.toLowerCase())
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
