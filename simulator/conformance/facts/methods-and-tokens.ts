import { z } from 'zod'
import type { Fact } from '../fact.ts'
import { listWith, oneOf } from '../matchers.ts'
import type { TrialMerchant } from '../merchant.ts'
import { rejected, testCard, wrongMember } from './shapes.ts'

const tokenised = z.looseObject({ data: z.looseObject({ token: z.string() }) })
const direct = (merchant: TrialMerchant, holder: string, changes: object = {}) =>
  merchant.create({ parameters: { ...testCard, cardHolderName: holder }, ...changes })

/** Rows 8 and 9 of the endpoint table: supported payment methods, and tokens for cards. */
export const methodsAndTokens: Fact[] = [
  {
    what: 'Supported payment methods are listed with logo, surcharge and description',
    source: 'OA OL H',
    ask: (merchant) => merchant.call('GET', '/supported-payment-methods?collectAmount=10.00&currency=GBP'),
    expected: {
      status: 200,
      json: {
        data: listWith({
          paymentMethod: 'Card',
          logo: /\/assets\/payment-method-card\.svg$/,
          supportsTokenisation: true,
          tokenizedCards: [],
          currencies: z.array(z.string()),
          surchargeAmount: '0',
          description: /^Card/,
        }),
      },
    },
  },
  {
    what: 'Query names are read in any case: collectamount, customerreference, CURRENCY',
    source: 'OL H',
    ask: (merchant) =>
      merchant.call('GET', '/supported-payment-methods?collectamount=1&CURRENCY=eur&ALL=true'),
    expected: { status: 200, json: { data: listWith({ paymentMethod: 'Card' }) } },
  },
  {
    what: 'iDEAL names its banks as issuers, and is not offered for pounds',
    source: 'OA H',
    needs: 'configuration of its own',
    ask: async (merchant) => {
      const other = (await merchant.apart?.({ paymentMethods: ['Card', 'Ideal'] })) ?? merchant
      return [
        await other.call('GET', '/supported-payment-methods?currency=EUR'),
        await other.call('GET', '/supported-payment-methods?currency=GBP'),
      ]
    },
    expected: [
      { json: { data: listWith({ paymentMethod: 'Ideal', issuerList: listWith({ id: /./, name: /./ }) }) } },
      {
        json: {
          data: z.array(z.looseObject({ paymentMethod: z.string().refine((name) => name !== 'Ideal') })),
        },
      },
    ],
  },
  {
    what: 'Only the payment methods that the configuration has are supported, also where all are asked for',
    source: 'OA M',
    needs: 'configuration of its own',
    ask: async (merchant) => {
      const cards = (await merchant.apart?.({ paymentMethods: ['Card', 'ApplePay'] })) ?? merchant
      const payPal = (await merchant.apart?.({ paymentMethods: ['PayPal'] })) ?? merchant
      return [
        await cards.call('GET', '/supported-payment-methods?currency=EUR&all=true'),
        await payPal.call('GET', '/supported-payment-methods'),
      ]
    },
    expected: [
      { json: { data: z.tuple([z.looseObject({ paymentMethod: z.literal('Card') })]) } },
      { json: { data: z.tuple([z.looseObject({ paymentMethod: z.literal('PayPal') })]) } },
    ],
  },
  {
    what: 'Supported payment methods for an unknown customer are rejected with its code',
    source: 'OL H',
    ask: (merchant) =>
      merchant.call('GET', '/supported-payment-methods?currency=GBP&customerReference=190729000042078200'),
    expected: rejected(400, 'InvalidCustomerReference_1'),
  },
  {
    what: 'A card is given a token of sixteen digits, and comes back truncated',
    source: 'OA H; 200 is assumed',
    ask: (merchant) => merchant.call('POST', '/card-tokenisation', { body: testCard }),
    expected: {
      status: oneOf(200, 201),
      json: {
        data: {
          token: /^\d{16}$/,
          cardExpiryMonth: '05',
          cardExpiryYear: testCard.cardExpiryYear,
          truncatedCardNumber: '400000****0002',
        },
      },
    },
  },
  {
    what: 'The address of 2019, /creditcard-tokenization, does the same',
    source: 'OA M',
    needs: 'simulator',
    ask: (merchant) => merchant.call('POST', '/creditcard-tokenization', { body: testCard }),
    expected: { status: 200, json: { data: { token: /^\d{16}$/ } } },
  },
  {
    what: 'A card that is mistyped, out of date or without its code gets no token, and is not repeated',
    source: 'OA H',
    ask: async (merchant) => {
      const wrong = [
        { ...testCard, cardNumber: '4000000000000003' },
        { ...testCard, cardExpiryYear: '20' },
        { ...testCard, cardCvc: '' },
      ]
      const answers = []
      for (const body of wrong) answers.push(await merchant.call('POST', '/card-tokenisation', { body }))
      return { answers, isRepeated: JSON.stringify(answers).includes('4000000000000003') }
    },
    expected: {
      answers: [wrongMember('cardNumber'), wrongMember('cardExpiryMonth'), wrongMember('cardCvc')],
      isRepeated: false,
    },
  },
  {
    what: 'A token pays a later job without its card',
    source: 'OA H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { json } = await merchant.call('POST', '/card-tokenisation', { body: testCard })
      return merchant.create({ parameters: { token: tokenised.parse(json).data.token } })
    },
    expected: { status: 201, json: { data: { paymentStatus: 'Paid' } } },
  },
  {
    what: 'StoreCardDetails keeps the card, and the list of methods shows it for the customer',
    source: 'OL OA H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { json } = await direct(merchant, 'Luke Skywalker', {
        options: ['StoreCustomerInformation', 'StoreCardDetails'],
      })
      const order = z.looseObject({ customerReference: z.string() })
      const { data } = z.looseObject({ data: z.looseObject({ order }) }).parse(json)
      const query = `currency=GBP&customerReference=${data.order.customerReference}`
      return merchant.call('GET', `/supported-payment-methods?${query}`)
    },
    expected: {
      json: {
        data: listWith({
          paymentMethod: 'Card',
          tokenizedCards: [{ truncatedCardNumber: '400000****0002', cardExpiryMonth: '05' }],
        }),
      },
    },
  },
  {
    what: 'GenerateToken gives a paid payment a token',
    source: 'OA H',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Luke Skywalker', { options: ['GenerateToken'] }),
    expected: { json: { data: { payments: [{ attributes: { token: /^\d{16}$/ } }] } } },
  },
  {
    what: 'A token that does not exist is rejected',
    source: 'assumed',
    ask: (merchant) => merchant.create({ parameters: { token: '0000000000000000' } }),
    expected: rejected(400, 'InvalidRequest'),
  },
]
