import { Hono } from 'hono'
import { idealBanks } from '../payments/page-methods.ts'
import type { PaymentMethod } from '../payments/payment-job.ts'
import type { CallEnv } from './call.ts'
import type { GatewayContext } from './context.ts'
import { methodsOf, unknownCustomer } from './create-payment-job.ts'
import { Links } from './links.ts'
import { queryValue } from './query.ts'

/** What a method looks like in a list of them. The banks of iDEAL are its issuers. */
const methods: {
  paymentMethod: PaymentMethod
  description: string
  currencies?: string[]
  issuers?: typeof idealBanks
}[] = [
  { paymentMethod: 'Card', description: 'Card Simulator' },
  { paymentMethod: 'PayPal', description: 'PayPal Simulator' },
  {
    paymentMethod: 'Ideal',
    description: 'iDEAL Simulator',
    currencies: ['EUR'],
    issuers: idealBanks,
  },
]

/**
 * Which methods of the configuration a shopper can pay with, with their logos and the cards that are kept for a
 * customer. Without `all`, only those that suit the currency. Source: the gateway's OpenAPI document and a published shop plugin.
 */
export function paymentMethods({ customers, publicUrl }: GatewayContext): Hono<CallEnv> {
  return new Hono<CallEnv>().get('/', async (c) => {
    const { configurationId, settings } = c.var.configuration
    const currency = queryValue(c, 'currency')?.toUpperCase()
    const all = queryValue(c, 'all')?.toLowerCase() === 'true'
    const customerReference = queryValue(c, 'customerReference')
    if (customerReference && !(await customers.exists(configurationId, customerReference))) {
      throw unknownCustomer(customerReference, settings)
    }
    const cards = customerReference ? await customers.cards(configurationId, customerReference) : []
    const links = new Links(publicUrl(c.req.raw))
    const suitable = methods.filter(
      ({ paymentMethod, currencies }) =>
        methodsOf(c.var.configuration).includes(paymentMethod) &&
        (all || !currency || !currencies || currencies.includes(currency)),
    )
    const data = suitable.map(({ paymentMethod, description, currencies = [], issuers }) => ({
      paymentMethod,
      logo: links.logo(paymentMethod),
      ...(issuers && { issuerList: issuers }),
      supportsTokenisation: paymentMethod === 'Card',
      ...(paymentMethod === 'Card' && {
        tokenizedCards: cards.map(({ token, card }) => ({
          token,
          cardExpiryMonth: card.expiryMonth,
          cardExpiryYear: card.expiryYear.slice(-2),
          truncatedCardNumber: card.maskedNumber,
        })),
      }),
      currencies,
      surchargeAmount: '0',
      surchargeAmountExclVat: '0',
      surchargeAmountVat: '0',
      surchargeVatPercentage: '0',
      description,
    }))
    return c.json({ data })
  })
}
