import { Hono } from 'hono'
import { z } from 'zod'
import { type CallEnv, readRequest } from './call.ts'
import type { GatewayContext } from './context.ts'
import { acceptedCard } from './create-payment-job.ts'
import { text } from './fields.ts'
import { expectPermitted } from './permissions.ts'
import { takeOfLimit } from './stranger-limits.ts'

/** Source: the gateway's OpenAPI document. */
export const tokenisationRequest = z.object({
  cardNumber: text.optional(),
  cardHolderName: text.optional(),
  cardExpiryMonth: text.optional(),
  cardExpiryYear: text.optional(),
  cardCvc: text.optional(),
})

/** Gives a token for a card, with which a later job pays. */
export function cardTokenisation(context: GatewayContext): Hono<CallEnv> {
  const { customers, clocks } = context
  return new Hono<CallEnv>().post('/', async (c) => {
    expectPermitted(c, 'CardData')
    const sent = readRequest(c.var.body, tokenisationRequest)
    const form = {
      number: sent.cardNumber,
      holderName: sent.cardHolderName,
      expiryMonth: sent.cardExpiryMonth,
      expiryYear: sent.cardExpiryYear,
      securityCode: sent.cardCvc,
    }
    const { configurationId } = c.var.configuration
    const now = clocks.of(configurationId).now()
    const card = acceptedCard(form, now, {
      number: 'cardNumber',
      holderName: 'cardHolderName',
      expiry: 'cardExpiryMonth',
      securityCode: 'cardCvc',
    })
    await takeOfLimit(context, c, 'card', configurationId)
    const token = await customers.storeCard(configurationId, card, now)
    return c.json({
      data: {
        token,
        cardExpiryMonth: card.expiryMonth,
        cardExpiryYear: card.expiryYear.slice(-2),
        truncatedCardNumber: card.maskedNumber,
      },
    })
  })
}
