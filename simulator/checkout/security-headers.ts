import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { returnUrlAttributes } from '../payments/return-url.ts'

/**
 * The headers of every page that a shopper sees.
 *
 * Without JavaScript, the last form of a payment is answered by a redirect to the merchant, and Chromium holds
 * `form-action` against every step of it; therefore the origins of the merchant's return URLs are named there.
 *
 * @param styleDigest of the one style element of the page
 * @param job undefined on a page that belongs to none
 * @param pictures that the page shows, by address or as data
 */
export function securityHeaders(
  styleDigest: string,
  job: PaymentJob | undefined,
  pictures: (string | undefined)[] = [],
): Record<string, string> {
  const parents = job ? parentFrames(job) : []
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src '${styleDigest}'`,
      "script-src 'self'",
      "connect-src 'self'",
      ['img-src', 'data:', ...originsOf(pictures)].join(' '),
      "font-src 'self'",
      ['form-action', "'self'", ...(job ? returnOrigins(job) : [])].join(' '),
      `frame-ancestors ${parents.join(' ') || "'none'"}`,
      "base-uri 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  }
}

function returnOrigins(job: PaymentJob): string[] {
  const { attributes } = currentPayment(job)
  return originsOf(Object.values(returnUrlAttributes).map((name) => attributes[name]))
}

function originsOf(addresses: (string | undefined)[]): string[] {
  const origins = addresses.flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).origin] : [],
  )
  return [...new Set(origins)].filter((origin) => origin !== 'null')
}

/** The merchant's pages that may show this one in a frame; anything but a plain host or origin is left out. */
function parentFrames(job: PaymentJob): string[] {
  return (job.parameters.allowedParentFrameDomains ?? '')
    .split(/[\s,;]+/)
    .filter((domain) => /^(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i.test(domain))
}
