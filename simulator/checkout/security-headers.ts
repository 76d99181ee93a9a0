import type { Destinations } from '../destinations/destinations.ts'
import { parentFrames } from '../payments/parent-frames.ts'
import type { PaymentJob } from '../payments/payment-job.ts'

/**
 * The headers of every page that a shopper sees.
 *
 * @param styleDigest of the one style element of the page
 * @param job undefined on a page that belongs to none
 * @param pictures that the page shows, by address or as data
 * @param destinations which pages may show it in a frame
 */
export function securityHeaders(
  styleDigest: string,
  job: PaymentJob | undefined,
  pictures: (string | undefined)[],
  destinations: Destinations,
): Record<string, string> {
  const parents = parentFrames(job?.parameters ?? {}).filter((source) => destinations.allowsFrame(source))
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src '${styleDigest}'`,
      "script-src 'self'",
      "connect-src 'self'",
      ['img-src', 'data:', ...originsOf(pictures)].join(' '),
      "font-src 'self'",
      "form-action 'self'",
      `frame-ancestors ${parents.join(' ') || "'none'"}`,
      "base-uri 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  }
}

function originsOf(addresses: (string | undefined)[]): string[] {
  const origins = addresses.flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).origin] : [],
  )
  return [...new Set(origins)].filter((origin) => origin !== 'null')
}
