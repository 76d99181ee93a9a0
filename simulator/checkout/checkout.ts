import { Hono } from 'hono'
import type { Payments } from '../payments/payments.ts'
import { type CheckoutMerchant, hostedPage, type PageClocks } from './hosted-page/hosted-page.tsx'
import { threeDSecure } from './three-d-secure/three-d-secure.tsx'

export type CheckoutPayments = Parameters<typeof hostedPage>[0] & Pick<Payments, 'authenticate'>
export type { CheckoutMerchant, PageClocks }

/** All pages of a payment that a shopper sees, to be mounted at the root of the simulator. */
export function checkout(payments: CheckoutPayments, clocks: PageClocks, merchant: CheckoutMerchant): Hono {
  return new Hono()
    .route('/payment', hostedPage(payments, clocks, merchant))
    .route('/three-d-secure', threeDSecure(payments, merchant))
}
