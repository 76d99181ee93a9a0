import { toAmount } from '@/lib/cashflows/amount'
import type { GatewayLocale, OrderLine, PaymentJobRequest } from '@/lib/cashflows/contract'
import { itemName } from '@/lib/catalogue'
import { dayMs } from '@/lib/durations'
import type { Locale } from '@/lib/i18n/locales'
import { apiPaths } from '@/lib/paths'
import type { Vat } from '@/lib/tax/vat'
import type { OrderContext } from './context'
import type { Order, OrderedLine } from './order'

const gatewayLocale: Record<Locale, GatewayLocale> = {
  'en-GB': 'en_GB',
  'en-US': 'en_US',
  'el-GR': 'el_GR',
  'nl-NL': 'nl_NL',
  'es-ES': 'es_ES',
}

/** How long the link to the hosted page works: an abandoned cart shall not be paid for months later. */
export const linkLifetimeMs = dayMs

/**
 * The request for a payment job that collects the total of an order.
 *
 * @param expiresAt when the link to the hosted page stops working
 * @param shop where shoppers and the gateway find this shop
 * @param texts what delivery and a discount code are called in the shopper's language
 * @throws Error when the lines do not add up to the total
 */
export function paymentJobRequest(
  order: Order,
  expiresAt: Date,
  { appUrl, webhookUrl }: Pick<OrderContext, 'appUrl' | 'webhookUrl'>,
  texts: { delivery: string; discount: (code: string) => string },
): PaymentJobRequest {
  const { email, shippingAddress, ...billingAddress } = order.details
  const orderLines = linesOf(order, texts.delivery)
  const sum = order.lines.reduce((total, line) => total + line.total, order.delivery)
  if (sum !== order.total)
    throw new Error(`The lines of order ${order.number} add up to ${sum}, not ${order.total}`)
  return {
    currency: order.currency,
    amountToCollect: toAmount(order.total, order.currency),
    locale: gatewayLocale[order.locale],
    order: {
      orderNumber: order.number,
      ...(order.discount && { note: texts.discount(order.discount.code) }),
      billingAddress,
      billingIdentity: { emailAddress: email },
      shippingAddress: shippingAddress ?? billingAddress,
      orderLines,
    },
    parameters: {
      returnUrlSuccess: appUrl + apiPaths.return('success', order.returnToken),
      returnUrlFailed: appUrl + apiPaths.return('failed', order.returnToken),
      returnUrlCancelled: appUrl + apiPaths.return('cancelled', order.returnToken),
      webhookUrl,
    },
    expirationDateTimeUtc: expiresAt.toISOString(),
  }
}

function linesOf(order: Order, deliveryName: string): OrderLine[] {
  const amount = (minorUnits: number) => toAmount(minorUnits, order.currency)
  const rate = (vat: Partial<Vat> | null) =>
    vat?.vatPercentage === undefined ? {} : { vatPercentage: String(vat.vatPercentage) }
  const lines = order.lines.flatMap(atWholePrices).map(
    ({ line, quantity, unitPrice }, index): OrderLine => ({
      lineNumber: index + 1,
      type: 'PhysicalItem',
      ...(line.sku !== undefined && { skuCode: line.sku }),
      name: itemName(line.name, line.optionLabel),
      quantity,
      unitPriceInclVat: amount(unitPrice),
      ...rate(line),
      totalLineAmount: amount(unitPrice * quantity),
    }),
  )
  if (order.delivery > 0) {
    lines.push({
      lineNumber: lines.length + 1,
      type: 'ShippingCost',
      name: deliveryName,
      quantity: 1,
      unitPriceInclVat: amount(order.delivery),
      ...rate(order.deliveryVat),
      totalLineAmount: amount(order.delivery),
    })
  }
  return lines
}

/**
 * A line as one or two in which quantity times price is what it comes to: with a discount, some of its items may be cheaper by
 * a minor unit than the others.
 */
function atWholePrices(line: OrderedLine): { line: OrderedLine; quantity: number; unitPrice: number }[] {
  const unitPrice = Math.floor(line.total / line.quantity)
  const dearer = line.total - unitPrice * line.quantity
  return [
    { line, quantity: line.quantity - dearer, unitPrice },
    { line, quantity: dearer, unitPrice: unitPrice + 1 },
  ].filter(({ quantity }) => quantity > 0)
}
