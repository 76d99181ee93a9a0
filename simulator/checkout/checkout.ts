import { Hono } from 'hono'
import type { Clock } from '../clock/clock.ts'
import type { Payments } from '../payments/payments.ts'
import { type CheckoutMerchant, hostedPage } from './hosted-page/hosted-page.tsx'
import { threeDSecure } from './three-d-secure/three-d-secure.tsx'

export type CheckoutPayments = Parameters<typeof hostedPage>[0] & Pick<Payments, 'authenticate'>
export type { CheckoutMerchant }

/** All pages of a payment that a shopper sees, to be mounted at the root of the simulator. */
export function checkout(
  payments: CheckoutPayments,
  clock: Pick<Clock, 'now'>,
  merchant: CheckoutMerchant,
): Hono {
  return new Hono()
    .route('/payment', hostedPage(payments, clock, merchant))
    .route('/three-d-secure', threeDSecure(payments, merchant))
}
