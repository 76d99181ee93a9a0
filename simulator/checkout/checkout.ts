import { Hono } from 'hono'
import type { Clock } from '../clock/clock.ts'
import type { Payments } from '../payments/payments.ts'
import { hostedPage, type PageOwner } from './hosted-page/hosted-page.tsx'
import { threeDSecure } from './three-d-secure/three-d-secure.tsx'

export type ShopperPayments = Parameters<typeof hostedPage>[0] & Pick<Payments, 'authenticate'>
export type { PageOwner }

/** All pages that a shopper sees, to be mounted where the simulator stands. */
export function shopperPages(payments: ShopperPayments, clock: Pick<Clock, 'now'>, owner: PageOwner): Hono {
  return new Hono()
    .route('/payment', hostedPage(payments, clock, owner))
    .route('/three-d-secure', threeDSecure(payments, owner))
}
