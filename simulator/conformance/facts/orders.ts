import type { Fact } from '../fact.ts'
import { absent, oneOf } from '../matchers.ts'
import { rejected } from './shapes.ts'

/** Rows 10 and 16 of the endpoint table: whether an order exists, and putting another in its place. */
export const orders: Fact[] = [
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
    what: 'HEAD of an order number that no order can have answers 404',
    source: 'assumed',
    ask: async (merchant) => [
      await merchant.call('HEAD', '/orders/%00'),
      await merchant.call('HEAD', '/orders/%E0%A4%A'),
    ],
    expected: [{ status: 404 }, { status: 404 }],
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
    what: 'An order that replaces another keeps its customer, and can have no unknown one',
    source: 'assumed',
    ask: async (merchant) => {
      const job = await merchant.start({ options: ['StoreCustomerInformation'] })
      return [
        await merchant.call('PUT', `${job.path}/order`, { body: { orderNumber: 'Second' } }),
        await merchant.call('PUT', `${job.path}/order`, {
          body: { customerReference: '190729000042078200' },
        }),
      ]
    },
    expected: [
      { json: { data: { order: { orderNumber: 'Second', customerReference: /^\d{18}$/ } } } },
      rejected(400, 'InvalidCustomerReference_1'),
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
]
