import { z } from 'zod'
import type { Fact } from '../fact'
import { absent, listWith, oneOf } from '../like'
import type { Merchant } from '../merchant'
import { badRequest, references, refused, wrongMember } from './shapes'

const card = {
  cardNumber: '4000000000000002',
  cardHolderName: 'Luke Skywalker',
  cardExpiryMonth: '05',
  cardExpiryYear: String((new Date().getUTCFullYear() + 3) % 100),
  cardCvc: '123',
}
const tokenised = z.looseObject({ data: z.looseObject({ token: z.string() }) })

const direct = (merchant: Merchant, holder: string, changes: object = {}) =>
  merchant.create({ parameters: { ...card, cardHolderName: holder }, ...changes })

/** Rows 8 to 10 of the endpoint table, cards that come from the merchant's server, and payments that recur. */
export const cards: Fact[] = [
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
    needs: 'simulator',
    ask: async (merchant) => [
      await merchant.call('GET', '/supported-payment-methods?currency=EUR'),
      await merchant.call('GET', '/supported-payment-methods?currency=GBP'),
    ],
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
    what: 'Supported payment methods for an unknown customer are refused with 400',
    source: 'OL H',
    ask: (merchant) =>
      merchant.call('GET', '/supported-payment-methods?currency=GBP&customerReference=190729000042078200'),
    expected: badRequest,
  },
  {
    what: 'A card is given a token of sixteen digits, and comes back truncated',
    source: 'OA H; 200 is assumed',
    ask: (merchant) => merchant.call('POST', '/card-tokenisation', { body: card }),
    expected: {
      status: oneOf(200, 201),
      json: {
        data: {
          token: /^\d{16}$/,
          cardExpiryMonth: '05',
          cardExpiryYear: card.cardExpiryYear,
          truncatedCardNumber: '400000****0002',
        },
      },
    },
  },
  {
    what: 'The address of 2019, /creditcard-tokenization, does the same',
    source: 'OA M',
    needs: 'simulator',
    ask: (merchant) => merchant.call('POST', '/creditcard-tokenization', { body: card }),
    expected: { status: 200, json: { data: { token: /^\d{16}$/ } } },
  },
  {
    what: 'A card that is mistyped, out of date or without its code gets no token, and is not repeated',
    source: 'OA H',
    ask: async (merchant) => {
      const wrong = [
        { ...card, cardNumber: '4000000000000003' },
        { ...card, cardExpiryYear: '20' },
        { ...card, cardCvc: '' },
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
      const { json } = await merchant.call('POST', '/card-tokenisation', { body: card })
      return merchant.create({ parameters: { token: tokenised.parse(json).data.token } })
    },
    expected: { status: 201, json: { data: { paymentStatus: 'Paid' } } },
  },
  {
    what: 'A card from the merchant’s server is paid at once, and the job has the flag direct',
    source: 'OA OD H',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Luke Skywalker'),
    expected: {
      status: 201,
      json: { data: { paymentStatus: 'Paid', flags: { direct: true } }, links: { action: { url: /./ } } },
    },
  },
  {
    what: 'No answer repeats the number or the code of a card',
    source: 'OA H',
    needs: 'simulator',
    ask: async (merchant) => JSON.stringify((await direct(merchant, 'Luke Skywalker')).json),
    expected: /^(?!.*(4000000000000002|cardCvc|cardNumber))/,
  },
  {
    what: 'A card whose holder must be asked waits, and the action link leads to 3-D Secure',
    source: 'OA OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start({ parameters: { ...card, cardHolderName: 'Han Solo' } })
      return [await merchant.call('GET', job.path), await merchant.visit(job)]
    },
    expected: [
      { json: { data: { paymentStatus: 'Pending' } } },
      { status: oneOf(302, 303), location: /three-d-secure/ },
    ],
  },
  {
    what: 'A holder who is not authenticated fails the payment with ThreeDSecureFailed',
    source: 'OD 3P H; the code AE M',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Lando Calrissian'),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Failed',
          payments: [
            {
              status: 'Failed',
              lastErrorReport: { errors: [{ code: 'ThreeDSecureFailed', translatedMessage: /./ }] },
            },
          ],
        },
      },
    },
  },
  {
    what: 'A zero amount that succeeds ends Verified',
    source: 'OL 3P M',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Luke Skywalker', { amountToCollect: '0' }),
    expected: { status: 201, json: { data: { paymentStatus: 'Verified' } } },
  },
  {
    what: 'A mail or telephone order is paid without asking the holder, with amounts and date filled',
    source: 'OD H',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Han Solo', { options: ['IsMoto'] }),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Paid',
          amountCollected: '10.00',
          paidDateTimeUtc: /./,
          flags: { moto: true },
        },
      },
    },
  },
  {
    what: 'A paid card payment shows its acquiring details: JSON within text, in PascalCase',
    source: 'OA OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { json } = await direct(merchant, 'Luke Skywalker')
      const answer = z.looseObject({
        data: z.looseObject({
          payments: z.tuple([
            z.looseObject({ attributes: z.looseObject({ cashFlowsAcquiringDetails: z.string() }) }),
          ]),
        }),
      })
      return JSON.parse(answer.parse(json).data.payments[0].attributes.cashFlowsAcquiringDetails)
    },
    expected: {
      AuthenticationStatus: 'Y',
      Eci: '05',
      AuthCode: /./,
      Message: 'Authorised',
      Status: /^Succe/,
    },
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
    what: 'A recurring child is paid in its own create answer, and names its parent',
    source: 'OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const parent = await merchant.start({
        options: ['IsRecurringPaymentJobParent'],
        parameters: card,
        recurrenceCriteria: { recurrenceType: 'Subscription' },
      })
      return merchant.create({ parentPaymentJobReference: parent.reference, amountToCollect: '5.00' })
    },
    expected: {
      status: 201,
      json: {
        data: { paymentStatus: 'Paid', parentPaymentJobReference: references.job, paidAmount: '5.00' },
      },
    },
  },
  {
    what: 'A child of a job that was not set up to recur, or not paid, is refused',
    source: 'OD M',
    needs: 'simulator',
    ask: async (merchant) => {
      const plain = await merchant.start({ parameters: card })
      const unpaid = await merchant.start({ options: ['IsRecurringPaymentJobParent'] })
      return [
        await merchant.create({ parentPaymentJobReference: plain.reference }),
        await merchant.create({ parentPaymentJobReference: unpaid.reference }),
      ]
    },
    expected: [wrongMember('parentPaymentJobReference'), wrongMember('parentPaymentJobReference')],
  },
  {
    what: 'HEAD of an order number answers 200 when there is such an order, else 404',
    source: 'OA H; the statuses are assumed',
    ask: async (merchant) => {
      const orderNumber = `Head ${Date.now()}/1`
      await merchant.create({ order: { orderNumber } })
      return [
        await merchant.call('HEAD', `/orders/${encodeURIComponent(orderNumber)}`),
        await merchant.call('HEAD', '/orders/There-is-no-such-order'),
      ]
    },
    expected: [{ status: 200 }, { status: 404 }],
  },
  {
    what: 'HEAD of an order number must be signed',
    source: 'OA H',
    ask: (merchant) => merchant.call('HEAD', '/orders/1', { headers: { Hash: undefined } }),
    expected: { status: 401 },
  },
  {
    what: 'An order is replaced by PUT, and the earlier version goes to orderHistory',
    source: 'OL M',
    ask: async (merchant) => {
      const job = await merchant.start({ order: { orderNumber: 'First', note: 'one' } })
      const put = await merchant.call('PUT', `${job.path}/order`, {
        body: { orderNumber: 'Second', orderLines: [{ name: 'Mug', unitPriceInclVat: '10.00' }] },
      })
      return [put, await merchant.call('GET', job.path)]
    },
    expected: [
      { status: oneOf(200, 201, 202) },
      {
        json: {
          data: {
            order: { orderNumber: 'Second', note: absent, orderLines: [{ name: 'Mug' }] },
            orderHistory: [{ orderNumber: 'First', note: 'one' }],
          },
        },
      },
    ],
  },
  {
    what: 'An order that is wrong does not replace another',
    source: 'assumed',
    ask: async (merchant) => {
      const job = await merchant.start({ order: { orderNumber: 'First' } })
      const put = await merchant.call('PUT', `${job.path}/order`, { body: { orderLines: [{}] } })
      return [put, await merchant.call('GET', job.path)]
    },
    expected: [{ status: 400 }, { json: { data: { order: { orderNumber: 'First' }, orderHistory: [] } } }],
  },
  {
    what: 'A token that does not exist is refused',
    source: 'assumed',
    ask: (merchant) => merchant.create({ parameters: { token: '0000000000000000' } }),
    expected: refused(400, 'InvalidRequest'),
  },
]
