import { scriptVersion } from './script'

/**
 * The addresses of the shopper's pages. They are relative, so that they lead on wherever the simulator is mounted.
 *
 * @param pageToken the `ref` of the payment job
 * @param from the page they stand on: `door` for /payment and /three-d-secure, `inside` for /payment/card and its kind
 */
export function addresses(pageToken: string, from: 'door' | 'inside') {
  const root = from === 'door' ? '' : '../'
  const to = (path: string) => `${root}${path}?ref=${encodeURIComponent(pageToken)}`
  return {
    payment: to('payment'),
    card: to('payment/card'),
    simulate: to('payment/simulate'),
    cancel: to('payment/cancel'),
    threeDSecure: to('three-d-secure'),
    script: `${root}payment/script.js?v=${scriptVersion}`,
  }
}

export type Addresses = ReturnType<typeof addresses>
