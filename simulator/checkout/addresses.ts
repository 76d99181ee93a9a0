import type { OtherMethod } from '../payments/page-methods.ts'
import { script } from './script.ts'

/** Where a page stands: `door` is /payment and /three-d-secure, `inside` is /payment/card and its kind. */
export type Place = 'door' | 'inside'

/** What leads from a page to where the simulator stands. */
export const rootFrom = (place: Place): string => (place === 'door' ? '' : '../')

/**
 * The addresses of the shopper's pages. They are relative, so that they lead on wherever the simulator is mounted.
 *
 * @param pageToken the `ref` of the payment job
 * @param from the page they stand on
 */
export function addresses(pageToken: string, from: Place) {
  const root = rootFrom(from)
  const to = (path: string) => `${root}${path}?ref=${encodeURIComponent(pageToken)}`
  return {
    payment: to('payment'),
    card: to('payment/card'),
    simulate: to('payment/simulate'),
    cancel: to('payment/cancel'),
    stored: to('payment/stored'),
    forget: to('payment/forget'),
    result: to('payment/result'),
    other: (method: OtherMethod) => `${to('payment/other')}&method=${method}`,
    threeDSecure: to('three-d-secure'),
    root,
    script: `${root}payment/script.js?v=${script.version}`,
  }
}

export type Addresses = ReturnType<typeof addresses>
