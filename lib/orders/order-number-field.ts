import { text } from '@/lib/checkout/text-fields'
import { isOrderNumber } from './order-number'

const maxCharacters = 200

/** An order number as people type it, from how it is written. */
export const orderNumberField = text(maxCharacters)
  .transform(orderNumberOf)
  .refine(isOrderNumber, 'invalid-number')

/** An order number as it is written, from how somebody typed it. Source: Crockford's base 32, which reads O as 0, I and L as 1. */
function orderNumberOf(typed: string): string {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return characters.match(/.{1,5}/g)?.join('-') ?? ''
}
