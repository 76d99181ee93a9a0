import { createHash, createHmac } from 'node:crypto'
import type { Fact } from '../fact.ts'
import { oneOf } from '../matchers.ts'
import { rejected } from './shapes.ts'

const body = '{"amountToCollect":"1.00","currency":"GBP"}'

/** Who may call: section 2 of what is known, and how a wrong signature is answered. */
export const signing: Fact[] = [
  {
    what: 'The hash is SHA-512 of the API key and then the body; header names are read in any case',
    source: 'OA OL 3P H',
    ask: ({ gateway }) =>
      gateway.call('POST', '/payment-jobs', {
        body,
        headers: {
          ConfigurationId: undefined,
          Hash: undefined,
          configurationid: gateway.credentials.configurationId,
          HASH: gateway.hashOf(body),
        },
      }),
    expected: { status: 201 },
  },
  {
    what: 'The hash may be written in upper case',
    source: '3P H',
    ask: ({ gateway }) =>
      gateway.call('POST', '/payment-jobs', { body, headers: { Hash: gateway.hashOf(body).toUpperCase() } }),
    expected: { status: 201 },
  },
  {
    what: 'A call without a body is signed by the hash of the key alone',
    source: 'OA OL 3P H',
    ask: async (merchant) => {
      const job = await merchant.start()
      return merchant.call('GET', job.path, { headers: { Hash: merchant.gateway.hashOf('') } })
    },
    expected: { status: 200 },
  },
  {
    what: 'The query string is not part of what is signed',
    source: 'OA H',
    ask: async (merchant) => {
      const job = await merchant.start()
      return merchant.call('GET', `${job.path}?locale=nl_NL`)
    },
    expected: { status: 200 },
  },
  {
    what: 'A hash of the body and then the key is rejected with 401',
    source: 'S H; its code is assumed',
    ask: ({ gateway }) => {
      const hash = createHash('sha512').update(body).update(gateway.credentials.apiKey).digest('hex')
      return gateway.call('POST', '/payment-jobs', { body, headers: { Hash: hash } })
    },
    expected: rejected(401, 'InvalidHash'),
  },
  {
    what: 'An HMAC is rejected with 401',
    source: 'S H',
    needs: 'simulator',
    ask: ({ gateway }) => {
      const hash = createHmac('sha512', gateway.credentials.apiKey).update(body).digest('hex')
      return gateway.call('POST', '/payment-jobs', { body, headers: { Hash: hash } })
    },
    expected: rejected(401, 'InvalidHash'),
  },
  {
    what: 'The hash of one serialisation does not sign another: white space counts',
    source: 'S H',
    needs: 'simulator',
    ask: ({ gateway }) =>
      gateway.call('POST', '/payment-jobs', {
        body: body.replace(',', ', '),
        headers: { Hash: gateway.hashOf(body) },
      }),
    expected: rejected(401, 'InvalidHash'),
  },
  {
    what: 'Calls without Hash or without ConfigurationId are rejected with 401',
    source: 'assumed',
    ask: async (merchant) => [
      await merchant.call('POST', '/payment-jobs', { body, headers: { Hash: undefined } }),
      await merchant.call('POST', '/payment-jobs', { body, headers: { ConfigurationId: undefined } }),
    ],
    expected: [rejected(401, 'InvalidHash'), rejected(401, 'InvalidHash')],
  },
  {
    what: 'An unknown configuration is 404 RecordNotFound, as with credentials of the other environment',
    source: '3P H',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', { body, headers: { ConfigurationId: '200426100000000000' } }),
    expected: rejected(404, 'RecordNotFound'),
  },
  {
    what: 'The envelope of ConfigurationId, Hash and Request is not what the gateway takes',
    source: 'OA OL 3P H',
    ask: ({ gateway }) =>
      gateway.call('POST', '/payment-jobs', {
        body: {
          ConfigurationId: gateway.credentials.configurationId,
          Hash: gateway.hashOf(body),
          Request: JSON.parse(body),
        },
      }),
    expected: { status: oneOf(400, 401) },
  },
  {
    what: 'The envelope without the headers is rejected with 401',
    source: 'OA OL 3P H',
    ask: ({ gateway }) => {
      const { configurationId } = gateway.credentials
      return gateway.call('POST', '/payment-jobs', {
        body: { ConfigurationId: configurationId, Hash: gateway.hashOf(body), Request: JSON.parse(body) },
        headers: { ConfigurationId: undefined, Hash: undefined },
      })
    },
    expected: rejected(401, 'InvalidHash'),
  },
  {
    what: 'Five wrong hashes in a row lock the configuration: then a good one is rejected with 403',
    source: 'S H; the number and the code are assumed',
    needs: 'configuration of its own',
    ask: async (merchant) => {
      const other = (await merchant.apart?.()) ?? merchant
      for (let wrong = 0; wrong < 5; wrong++) await other.call('GET', '/orders', { headers: { Hash: 'ab' } })
      return other.create()
    },
    expected: rejected(403, 'AccountLocked'),
  },
  {
    what: 'A good hash ends a row of wrong ones',
    source: 'assumed',
    needs: 'configuration of its own',
    ask: async (merchant) => {
      const other = (await merchant.apart?.()) ?? merchant
      for (let wrong = 0; wrong < 8; wrong++) {
        await other.call('POST', '/payment-jobs', { body, headers: { Hash: 'ab' } })
        if (wrong % 4 === 3) await other.create()
      }
      return other.create()
    },
    expected: { status: 201 },
  },
]
