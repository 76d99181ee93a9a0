import type { OtherMethod } from '../payments/page-methods.ts'

/**
 * @returns the relative path from a page of the checkout to where the simulator is mounted
 * @param path of the page, wherever the simulator is mounted
 */
export const rootFrom = (path: string): '' | '../' => (/\/(payment|three-d-secure)$/.test(path) ? '' : '../')

/**
 * The addresses of the checkout's pages. They are relative, so that they are right wherever the simulator is mounted.
 *
 * @param pageToken the `ref` of the payment job
 * @param path of the page on which the addresses stand
 */
export function addresses(pageToken: string, path: string) {
  const to = (page: string) => `${rootFrom(path)}${page}?ref=${encodeURIComponent(pageToken)}`
  return {
    payment: to('payment'),
    /** Where one chooses how the payment ends, also of a job that begins with the card form. */
    choices: `${to('payment')}&choose=yes`,
    card: to('payment/card'),
    cardRemoved: `${to('payment/card')}&removed=yes`,
    simulate: to('payment/simulate'),
    cancel: to('payment/cancel'),
    stored: to('payment/stored'),
    forget: to('payment/forget'),
    result: to('payment/result'),
    other: (method: OtherMethod) => `${to('payment/other')}&method=${method}`,
    threeDSecure: to('three-d-secure'),
  }
}

export type Addresses = ReturnType<typeof addresses>
