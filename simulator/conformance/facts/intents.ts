import { z } from 'zod'
import type { Fact } from '../fact.ts'
import { absent, oneOf } from '../matchers.ts'
import type { TrialMerchant } from '../merchant.ts'
import { badRequest, page, references, rejected } from './shapes.ts'

const intent = z.looseObject({ data: z.looseObject({ token: z.string(), paymentJobReference: z.string() }) })
const customer = z.looseObject({
  data: z.looseObject({ order: z.looseObject({ customerReference: z.string() }) }),
})
const storedCards = z.looseObject({ data: z.tuple([z.looseObject({ encryptedCardData: z.string() })]) })
const unsigned = { headers: { Hash: undefined, ConfigurationId: undefined } }

async function startIntent(merchant: TrialMerchant, changes: object = {}) {
  const { configurationId } = merchant.gateway.credentials
  const { json } = await merchant.create({ configurationId, ...changes }, '/payment-intents/')
  const { token, paymentJobReference } = intent.parse(json).data
  return { path: `/payment-intents/${token}`, jobPath: `/payment-jobs/${paymentJobReference}` }
}

/** An intent of a customer whose card is kept. */
async function intentWithCard(merchant: TrialMerchant, holder = 'Luke Skywalker') {
  const { json } = await merchant.create({
    options: [
      'StoreCustomerInformation',
      'StoreCardDetails',
      ...(holder === 'Luke Skywalker' ? [] : ['IsMoto']),
    ],
    parameters: {
      cardNumber: '4000000000000002',
      cardHolderName: holder,
      cardExpiryMonth: '05',
      cardExpiryYear: String((new Date().getUTCFullYear() + 3) % 100),
      cardCvc: '123',
    },
  })
  const { customerReference } = customer.parse(json).data.order
  const started = await startIntent(merchant, { order: { customerReference } })
  const cards = await merchant.call('GET', `${started.path}/stored-cards`, unsigned)
  return { ...started, cards, storedCard: storedCards.parse(cards.json).data[0].encryptedCardData }
}

/** Rows 11 to 15 of the endpoint table: what the embedded checkout asks for. */
export const intents: Fact[] = [
  {
    what: 'Creating an intent answers with the job’s reference and a token for the browser',
    source: 'OL 3P H; 201 is assumed',
    ask: (merchant) => merchant.create({}, '/payment-intents/'),
    expected: {
      status: oneOf(200, 201),
      json: {
        data: {
          paymentJobReference: references.job,
          token: /^[0-9a-f]{128}$/,
          paymentStatus: 'Pending',
        },
      },
    },
  },
  {
    what: 'Creating an intent must be signed, with or without a slash at the end',
    source: 'OL H',
    ask: async (merchant) => {
      const body = { amountToCollect: '1.00', currency: 'GBP' }
      return [
        await merchant.call('POST', '/payment-intents', { body }),
        await merchant.call('POST', '/payment-intents/', { body, headers: { Hash: undefined } }),
      ]
    },
    expected: [{ status: oneOf(200, 201) }, { status: 401 }],
  },
  {
    what: 'A browser that knows the token reads the intent without a signature',
    source: 'OL H',
    ask: async (merchant) => {
      const { path } = await startIntent(merchant)
      return merchant.call('GET', path, unsigned)
    },
    expected: { status: 200, json: { data: { paymentStatus: 'Pending', amountToCollect: '10.00' } } },
  },
  {
    what: 'An intent that does not exist is 404',
    source: 'OL H',
    ask: async (merchant) => [
      await merchant.call('GET', `/payment-intents/${'0'.repeat(128)}`, unsigned),
      await merchant.call('GET', '/payment-intents/nonsense', unsigned),
    ],
    expected: [{ status: 404 }, { status: 404 }],
  },
  {
    what: 'A reserved payment leaves an intent Pending, with lastPaymentStatus Reserved',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path } = await startIntent(merchant, { parameters: { simulatedStatus: 'RESERVED' } })
      return merchant.call('GET', path, unsigned)
    },
    expected: { json: { data: { paymentStatus: 'Pending', lastPaymentStatus: 'Reserved' } } },
  },
  {
    what: 'A wallet pays an intent from the browser',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path, jobPath } = await startIntent(merchant)
      const body = { ApplePayTokenJson: '{}' }
      return [
        await merchant.call('POST', `${path}/payments`, { body, ...unsigned }),
        await merchant.call('GET', jobPath),
      ]
    },
    expected: [
      { status: 200, json: { data: { paymentStatus: 'Paid' }, links: absent } },
      { json: { data: { paymentStatus: 'Paid' } } },
    ],
  },
  {
    what: 'The stored cards of a customer are listed masked',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => (await intentWithCard(merchant)).cards,
    expected: {
      status: 200,
      json: {
        data: [
          {
            maskedCardNumber: '400000****0002',
            cardExpiryMonth: '05',
            cardExpiryYear: /^\d\d$/,
            encryptedCardData: /./,
          },
        ],
      },
    },
  },
  {
    what: 'A stored card pays an intent',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path, storedCard } = await intentWithCard(merchant)
      return merchant.call('POST', `${path}/payments`, { body: { storedCard }, ...unsigned })
    },
    expected: { status: 200, json: { data: { paymentStatus: 'Paid' } } },
  },
  {
    what: 'Where the holder must be asked, the answer is Pending with an action link to open',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path, storedCard } = await intentWithCard(merchant, 'Han Solo')
      return merchant.call('POST', `${path}/payments`, { body: { storedCard }, ...unsigned })
    },
    expected: { status: 200, json: { data: { paymentStatus: 'Pending' }, links: { action: { url: page } } } },
  },
  {
    what: 'A stored card can be forgotten, once',
    source: 'OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path, storedCard } = await intentWithCard(merchant)
      const card = `${path}/stored-cards/${encodeURIComponent(storedCard)}`
      return [
        await merchant.call('DELETE', card, unsigned),
        await merchant.call('GET', `${path}/stored-cards`, unsigned),
        await merchant.call('DELETE', card, unsigned),
      ]
    },
    expected: [{ status: oneOf(200, 202, 204) }, { json: { data: [] } }, { status: 404 }],
  },
  {
    what: 'A stored card of another customer, and a start with nothing to pay by, are rejected',
    source: 'assumed',
    ask: async (merchant) => {
      const { path } = await startIntent(merchant)
      return [
        await merchant.call('POST', `${path}/payments`, { body: { storedCard: 'x' }, ...unsigned }),
        await merchant.call('POST', `${path}/payments`, { body: {}, ...unsigned }),
      ]
    },
    expected: [badRequest, badRequest],
  },
  {
    what: 'A stored card is not for an intent of somebody else',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) => {
      const { storedCard } = await intentWithCard(merchant)
      const { path } = await startIntent(merchant)
      return merchant.call('POST', `${path}/payments`, { body: { storedCard }, ...unsigned })
    },
    expected: badRequest,
  },
  {
    what: 'An intent whose card fields are not complete expires',
    source: 'OL M',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path } = await startIntent(merchant)
      const body = { preparationIds: ['6f9619ff-8b86-4d01-b42d-00cf4fc964ff'] }
      return merchant.call('POST', `${path}/payments`, { body, ...unsigned })
    },
    expected: { status: 200, json: { data: { paymentStatus: 'Expired' } } },
  },
  {
    what: 'An intent that is paid cannot be paid again',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) => {
      const { path } = await startIntent(merchant, { parameters: { simulatedStatus: 'PAID' } })
      return merchant.call('POST', `${path}/payments`, { body: { GooglePayTokenJson: '{}' }, ...unsigned })
    },
    expected: rejected(400, 'InvalidPaymentStatus'),
  },
]
