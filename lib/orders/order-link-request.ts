import 'server-only'
import { z } from 'zod'
import { maxLength } from '@/lib/checkout/details'
import { emailField } from '@/lib/checkout/text-fields'
import type { Database } from '@/lib/database/database'
import type { Locale } from '@/lib/i18n/locales'
import type { Translator } from '@/lib/i18n/translator'
import { enqueue } from '@/lib/outbox/outbox'
import { allowAll, countOfClient } from '@/lib/rate-limit/rate-limit'
import { orderNumberField } from './order-number-field'
import { findOrder } from './repository'

const perOrder = { limit: 5, windowSeconds: 24 * 3_600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 20, windowSeconds: 3_600 }
/** Of the whole shop. */
const perShop = { limit: 500, windowSeconds: 3_600 }

const form = z.object({ orderNumber: orderNumberField, email: emailField(maxLength.email) })

/** What somebody knows of an order who asks for a link to it. */
export type OrderLinkRequest = z.infer<typeof form>

/** Reads the form. @returns the request, or what is wrong with its fields, as sentences that say what to do */
export function readOrderLinkRequest(
  fields: Record<string, unknown>,
  t: Translator,
): OrderLinkRequest | { errors: Record<string, string> } {
  const result = form.safeParse(fields)
  if (result.success) return result.data
  const names = new Set(result.error.issues.map(({ path }) => path[0]))
  const isGiven = (name: string) => Boolean(fields[name])
  return {
    errors: {
      ...(names.has('orderNumber') && {
        orderNumber: t(`withdrawal.errors.orderNumber${isGiven('orderNumber') ? 'Invalid' : 'Missing'}`),
      }),
      ...(names.has('email') && {
        email: t(`checkout.errors.email${isGiven('email') ? 'Invalid' : 'Missing'}`),
      }),
    },
  }
}

/**
 * Has a link to an order mailed, if there is one of this number and email address. Whether there is, is not told.
 *
 * @param requestHeaders of the request that asks for it
 * @returns 'too-many' when nothing is mailed, whatever the order
 */
export async function requestOrderLink(
  database: Database,
  { orderNumber, email }: OrderLinkRequest,
  locale: Locale,
  requestHeaders: Headers,
  now = new Date(),
): Promise<'received' | 'too-many'> {
  const isAllowed = await allowAll(database, [
    [`link to order ${orderNumber}`, perOrder],
    ...countOfClient('link to order', requestHeaders, perAddress),
    ['links to orders', perShop],
  ])
  if (!isAllowed) return 'too-many'
  const order = await findOrder(database, orderNumber)
  if (order?.details.email.toLowerCase() === email.toLowerCase()) {
    await enqueue(database, [
      {
        // Of a form that is sent twice in one minute, one email comes.
        key: `order-link ${orderNumber} ${now.toISOString().slice(0, 16)}`,
        kind: 'order-link',
        content: null,
        orderNumber,
        recipient: order.details.email,
        locale,
      },
    ])
  }
  return 'received'
}
