import type { Currency } from '@/lib/i18n/locales'
import { shop } from '@/lib/shop'
import { allocate } from './allocation'
import type { DiscountCode } from './discount-code'

/** Why a code takes nothing off. `missing` is how much more must be bought, in minor units. */
export type DiscountProblem =
  | { kind: 'unknown' | 'early' | 'expired' | 'currency' }
  | { kind: 'minimum'; missing: number }

/** What a code takes off an order. */
export interface Discount {
  code: string
  /** Taken off all items together, in minor units. */
  amount: number
  /** Taken off each line: they add up to `amount`. */
  shares: number[]
  /** Whether delivery costs nothing. */
  isDeliveryFree: boolean
}

/**
 * What a code takes off a cart, to the minor unit: a percentage is taken of all items together, half a unit up, and every
 * discount is allocated to the lines by what they come to.
 *
 * @param code undefined when there is no such code
 * @param totals of the lines, in minor units of the currency
 */
export function discountOn(
  code: DiscountCode | undefined,
  totals: readonly number[],
  currency: Currency,
  now: Date,
): Discount | DiscountProblem {
  if (!code) return { kind: 'unknown' }
  const today = dayIn(now)
  if (code.from !== undefined && today < code.from) return { kind: 'early' }
  if (code.until !== undefined && today > code.until) return { kind: 'expired' }
  const subtotal = totals.reduce((sum, total) => sum + total, 0)
  const minimum = code.minimum ? code.minimum[currency] : 0
  const amount = amountOff(code, subtotal, currency)
  if (minimum === undefined || amount === undefined) return { kind: 'currency' }
  if (subtotal < minimum) return { kind: 'minimum', missing: minimum - subtotal }
  return {
    code: code.code,
    amount,
    shares: allocate(amount, totals),
    isDeliveryFree: code.off === 'delivery',
  }
}

function amountOff({ off }: DiscountCode, subtotal: number, currency: Currency): number | undefined {
  if (off === 'delivery') return 0
  return 'amount' in off ? off.amount[currency] : Math.floor((2 * subtotal * off.percentage + 100) / 200)
}

/** Sweden writes dates as ISO 8601 does. */
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: shop.timeZone, dateStyle: 'short' })

/** The day, such as 2026-09-01, where the shop is. */
const dayIn = (time: Date) => isoDay.format(time)
