import { locales } from '../../payments/payment-job.ts'
import type { Fact } from '../fact.ts'
import { absent } from '../matchers.ts'
import { moment } from './shapes.ts'

const wholeOrder = {
  orderNumber: 'A/1 b',
  note: 'Ring twice',
  billingAddress: {
    title: 'Dr',
    firstName: 'Alex',
    middleName: 'B',
    lastName: 'Smith',
    countryIso3166Alpha2: 'GB',
    addressLine1: '1 High Street',
    addressLine2: 'Flat 2',
    zipCode: 'CB1 1AA',
    city: 'Cambridge',
    stateProvince: 'Cambridgeshire',
    phoneNumber1: '01223 000000',
    phoneNumber1Type: 'Fixed',
    organisation: 'Potters',
    department: 'Glaze',
  },
  billingIdentity: { debtorId: '1', emailAddress: 'alex@shop.example', gender: 'Female', vatNumber: 'GB1' },
  shippingAddress: { firstName: 'Sam', lastName: 'Smith', city: 'Ely' },
}

/** How the gateway reads JSON, names, enumerations and amounts, and how it writes them. */
export const reading: Fact[] = [
  {
    what: 'expirationDateTimeUtc without a zone is in UTC, and empty it is omitted',
    source: 'OA M; assumed where it is empty',
    ask: async (merchant) => [
      await merchant.create({ expirationDateTimeUtc: '2099-12-31T23:59:59' }),
      await merchant.create({ expirationDateTimeUtc: '' }),
    ],
    expected: [
      { json: { data: { expirationDateTimeUtc: '2099-12-31T23:59:59Z' } } },
      { status: 201, json: { data: { expirationDateTimeUtc: moment } } },
    ],
  },
  {
    what: 'Everything that an order says of addresses and identity is echoed',
    source: 'OA H',
    ask: (merchant) => merchant.create({ order: wholeOrder }),
    expected: { status: 201, json: { data: { order: wholeOrder } } },
  },
  {
    what: 'Order lines of every type are accepted and echoed',
    source: 'OA H',
    ask: (merchant) =>
      merchant.create({
        order: {
          orderLines: [
            {
              lineNumber: 1,
              type: 'PhysicalItem',
              skuCode: 'MUG',
              name: 'Mug',
              quantity: 2,
              unitPriceInclVat: '12.00',
            },
            { lineNumber: 2, type: 'ShippingCost', name: 'Delivery', unitPriceExclVat: '0' },
            { type: 'discount', name: 'Off', quantity: '1.00000001', unitPriceInclVat: '-1.00' },
          ],
        },
      }),
    expected: {
      status: 201,
      json: {
        data: {
          order: {
            orderLines: [
              { lineNumber: 1, type: 'PhysicalItem', skuCode: 'MUG', name: 'Mug' },
              { lineNumber: 2, type: 'ShippingCost', name: 'Delivery' },
              { type: 'Discount', name: 'Off' },
            ],
          },
        },
      },
    },
  },
  {
    what: 'Empty text is accepted where a published plugin sends it: gender, date of birth, address',
    source: 'OL M',
    ask: (merchant) =>
      merchant.create({
        order: {
          billingAddress: { title: '', addressLine2: '', phoneNumber1: '', phoneNumber1Type: '' },
          billingIdentity: { emailAddress: 'a@shop.example', gender: '', dateOfBirth: '' },
        },
      }),
    expected: { status: 201 },
  },
  {
    what: 'Unknown members are ignored and not returned',
    source: '3P M',
    ask: (merchant) => merchant.create({ metadata: { orderId: 7 }, nonsense: [1, { deep: true }] }),
    expected: { status: 201, json: { data: { metadata: absent, nonsense: absent } } },
  },
  {
    what: 'Member names are read in any case',
    source: 'OL OA M',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', {
        body: {
          AmountToCollect: '7.50',
          CURRENCY: 'EUR',
          Order: { OrderNumber: 'P1', BillingAddress: { AddressLine1: 'Here', zipcode: 'X' } },
          Parameters: { ReturnUrlSuccess: 'https://shop.example/' },
        },
      }),
    expected: {
      status: 201,
      json: {
        data: {
          amountToCollect: '7.50',
          currency: 'EUR',
          order: { orderNumber: 'P1', billingAddress: { addressLine1: 'Here', zipCode: 'X' } },
          payments: [{ attributes: { returnUrlSuccess: /^https:\/\/shop\.example\/\?/ } }],
        },
      },
    },
  },
  {
    what: 'Names of enumerations are read in any case and written in one: creditcard comes back as Card',
    source: 'OD OA 3P H',
    ask: (merchant) => merchant.create({ type: 'payment', paymentMethodsToUse: ['creditcard'] }),
    expected: {
      status: 201,
      json: {
        data: {
          type: 'Payment',
          paymentMethodsToUse: ['Card'],
          payments: [{ paymentMethods: ['Card'] }],
        },
      },
    },
  },
  {
    what: 'An amount may be sent as a number, and comes back as text',
    source: 'OA S H',
    ask: (merchant) => merchant.create({ amountToCollect: 12.5 }),
    expected: { status: 201, json: { data: { amountToCollect: /^12\.50?$/ } } },
  },
  {
    what: 'An amount keeps the scale that it came with, as text and as a number',
    source: 'INF M',
    ask: async (merchant) => {
      const numbers = await merchant.call('POST', '/payment-jobs', {
        body: '{"amountToCollect":10.00,"currency":"GBP"}',
      })
      return [numbers, await merchant.create({ amountToCollect: '10' })]
    },
    expected: [
      { status: 201, json: { data: { amountToCollect: '10.00' } } },
      { status: 201, json: { data: { amountToCollect: '10' } } },
    ],
  },
  {
    what: 'Currencies without and with three decimals are accepted as they are',
    source: 'OA OL M',
    ask: async (merchant) => [
      await merchant.create({ amountToCollect: '500', currency: 'JPY' }),
      await merchant.create({ amountToCollect: '1.234', currency: 'KWD' }),
    ],
    expected: [
      { status: 201, json: { data: { amountToCollect: '500' } } },
      { status: 201, json: { data: { amountToCollect: '1.234' } } },
    ],
  },
  {
    what: 'Every locale of the enumeration is accepted',
    source: 'OA H',
    ask: async (merchant) => {
      const statuses: number[] = []
      for (const locale of locales) {
        statuses.push((await merchant.create({ locale })).status)
      }
      return statuses
    },
    expected: locales.map(() => 201),
  },
  {
    what: 'White space and line breaks in a body are accepted as they are',
    source: 'S H',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', {
        body: '{\r\n\t"amountToCollect" : "1.00",\r\n\t"currency" : "GBP"\r\n}\r\n',
      }),
    expected: { status: 201 },
  },
  {
    what: 'Letters beyond ASCII, and slashes in an order number, come back as they were',
    source: '3P L',
    ask: (merchant) => merchant.create({ order: { orderNumber: 'Ω/ü 1', note: '“Żółć” 🏺' } }),
    expected: { status: 201, json: { data: { order: { orderNumber: 'Ω/ü 1', note: '“Żółć” 🏺' } } } },
  },
  {
    what: 'The content type of a request may be one of several, or missing',
    source: 'OA OL H',
    ask: async (merchant) => {
      const statuses: number[] = []
      for (const type of ['application/json; charset=utf-8', 'text/json', 'application/json-patch+json']) {
        const body = { amountToCollect: '1.00', currency: 'GBP' }
        statuses.push(
          (await merchant.call('POST', '/payment-jobs', { body, headers: { 'Content-Type': type } })).status,
        )
      }
      return statuses
    },
    expected: [201, 201, 201],
  },
  {
    what: 'A body that is not declared as JSON is read as JSON all the same',
    source: 'assumed: a setting rejects it with 415',
    ask: async (merchant) => {
      const body = { amountToCollect: '1.00', currency: 'GBP' }
      const headers = (type: string | undefined) => ({ body, headers: { 'Content-Type': type } })
      return [
        await merchant.call('POST', '/payment-jobs', headers('application/x-www-form-urlencoded')),
        await merchant.call('POST', '/payment-jobs', headers(undefined)),
      ]
    },
    expected: [{ status: 201 }, { status: 201 }],
  },
  {
    what: 'Texts may be long, and displayUrl may be any address of the web',
    source: 'assumed: no limit is documented',
    ask: (merchant) =>
      merchant.create({ order: { note: 'x'.repeat(5_000) }, displayUrl: 'http://shop.example/1' }),
    expected: { status: 201, json: { data: { displayUrl: 'http://shop.example/1' } } },
  },
  {
    what: 'Headers that older libraries add are tolerated',
    source: 'OL 3P M',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', {
        body: { amountToCollect: '1.00', currency: 'GBP' },
        headers: { libVersion: 'PHP-1.0.7', Version: '1.1', Expect: undefined },
      }),
    expected: { status: 201 },
  },
]
