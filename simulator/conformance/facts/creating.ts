import { z } from 'zod'
import type { Fact } from '../fact.ts'
import { absent, exactly } from '../matchers.ts'
import { documentation, moment, page, references } from './shapes.ts'

/** Row 1 of the endpoint table: POST /payment-jobs, and what its answer holds. */
export const creating: Fact[] = [
  {
    what: 'A payment gives back what was said of the shopper, and the descriptor',
    source: 'OA H',
    ask: (merchant) =>
      merchant.create({
        parameters: {
          OriginatingIpAddress: '192.0.2.1',
          originHeader: 'https://shop.example',
          userAgent: 'Mozilla/5.0',
          descriptor: 'Marram',
        },
      }),
    expected: {
      json: {
        data: {
          payments: [
            {
              attributes: {
                originatingIpAddress: '192.0.2.1',
                originHeader: 'https://shop.example',
                userAgent: 'Mozilla/5.0',
                descriptor: 'Marram',
              },
            },
          ],
        },
      },
    },
  },
  {
    what: 'Creating a job answers 201 with the job in data and, beside it, links',
    source: 'S OA OL 3P H',
    ask: (merchant) => merchant.create(),
    expected: {
      status: 201,
      contentType: /^application\/json/,
      json: { data: { reference: references.job, links: absent }, links: { documentation } },
    },
  },
  {
    what: 'A new job has the members of the sample response',
    source: 'S OD OA H',
    ask: (merchant) => merchant.create({ order: { orderNumber: 'Your ref' } }),
    expected: {
      json: {
        data: {
          reference: references.job,
          createDateTimeUtc: moment,
          type: 'Payment',
          traceReference: references.trace,
          configurationId: /^\d{18}$/,
          domain: z.string(),
          locale: 'en_GB',
          timeZone: 'Europe/London',
          order: { orderNumber: 'Your ref', createDateTimeUtc: moment },
          paymentMethodsToUse: z.array(z.string()).min(1),
          currency: 'GBP',
          amountToCollect: '10.00',
          expirationDateTimeUtc: moment,
          lastUpdateTimeUtc: moment,
          lastProcessedTimeUtc: moment,
          attributes: {},
          paymentStatus: 'Pending',
        },
      },
    },
  },
  {
    what: 'A new job has one pending payment with one pending step, DisplayHostedPage',
    source: 'S H',
    ask: (merchant) => merchant.create(),
    expected: {
      json: {
        data: {
          payments: [
            {
              reference: references.payment,
              createDateTimeUtc: moment,
              paymentMethods: z.array(z.string()),
              status: 'Pending',
              amountToCollect: '10.00',
              steps: [
                {
                  reference: references.step,
                  createDateTimeUtc: moment,
                  action: 'DisplayHostedPage',
                  paymentMethods: z.array(z.string()),
                  status: 'Pending',
                  amountToCollect: '10.00',
                },
              ],
            },
          ],
        },
      },
    },
  },
  {
    what: 'Empty lists and objects are there: orderLines, orderHistory, flags, refunds, captures',
    source: 'S OD H',
    ask: (merchant) => merchant.create({ order: { orderNumber: 'A 1' } }),
    expected: {
      json: {
        data: {
          order: { orderLines: [] },
          orderHistory: [],
          flags: exactly({}),
          payments: [{ flags: exactly({}), refunds: [], captures: [] }],
        },
      },
    },
  },
  {
    what: 'What is not known is left out, rather than null',
    source: 'S OD H',
    ask: (merchant) => merchant.create(),
    expected: {
      json: {
        data: {
          amountCollected: absent,
          paidAmount: absent,
          paidDateTimeUtc: absent,
          parentPaymentJobReference: absent,
          displayUrl: absent,
          payments: [{ lastErrorReport: absent, paidAmount: absent }],
        },
      },
    },
  },
  {
    what: "The link `action` leads to the hosted page by a token, `data` to the job's own address",
    source: 'S OA 3P H',
    ask: (merchant) => merchant.create(),
    expected: {
      json: {
        links: {
          data: { url: /\/api\/gateway\/payment-jobs\/\d{18}$/, type: 'application/json' },
          action: { url: page, type: 'text/html' },
        },
      },
    },
  },
  {
    what: 'The return URLs of a payment are shown in advance, with the references that will be appended',
    source: 'S H',
    ask: (merchant) =>
      merchant.create({
        order: { orderNumber: 'Your ref' },
        parameters: {
          returnUrlSuccess: 'https://shop.example/?from=card',
          returnUrlFailed: 'https://shop.example/failed',
          returnUrlCancelled: 'https://shop.example?status=cancelled',
        },
      }),
    expected: {
      json: {
        data: {
          payments: [
            {
              attributes: {
                returnUrlSuccess:
                  /^https:\/\/shop\.example\/\?from=card&paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=Your\+ref$/,
                returnUrlFailed:
                  /^https:\/\/shop\.example\/failed\?paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=Your\+ref$/,
                returnUrlCancelled:
                  /^https:\/\/shop\.example\/?\?status=cancelled&paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=Your\+ref&status=cancelled$/,
              },
            },
          ],
        },
      },
    },
  },
  {
    what: 'Return parameters are encoded as .NET does it: a space is +, a slash is %2f',
    source: 'S OA H',
    ask: (merchant) =>
      merchant.create({
        order: { orderNumber: 'A/1 ü' },
        parameters: { returnUrlFailed: 'https://shop.example/f' },
      }),
    expected: {
      json: { data: { payments: [{ attributes: { returnUrlFailed: /ordernumber=A%2f1\+%c3%bc$/ } }] } },
    },
  },
  {
    what: 'Return parameters stand before a fragment, and without an order number there is no ordernumber',
    source: 'assumed',
    ask: (merchant) => merchant.create({ parameters: { returnUrlSuccess: 'https://shop.example/p#end' } }),
    expected: {
      json: {
        data: {
          payments: [
            { attributes: { returnUrlSuccess: /\/p\?paymentjobref=\d{18}&paymentref=\d{18}#end$/ } },
          ],
        },
      },
    },
  },
  {
    what: 'Return URLs of a job with a Google Analytics client get utm_nooverride=1',
    source: 'OL M',
    ask: (merchant) =>
      merchant.create({
        parameters: { googleAnalyticsClientId: 'G-1', returnUrlSuccess: 'https://shop.example/' },
      }),
    expected: {
      json: { data: { payments: [{ attributes: { returnUrlSuccess: /&utm_nooverride=1(&|$)/ } }] } },
    },
  },
  {
    what: 'The notification address of a job is echoed among its attributes',
    source: 'S OA OL H',
    ask: (merchant) => merchant.create({ parameters: { webhookUrl: 'https://shop.example/hook?id=1' } }),
    expected: { json: { data: { attributes: { webhookUrl: 'https://shop.example/hook?id=1' } } } },
  },
  {
    what: 'Google Analytics, frame domains and page reference are echoed among the attributes of a job',
    source: 'OA H',
    ask: (merchant) =>
      merchant.create({
        parameters: { GoogleAnalyticsClientId: 'G-1', AllowedParentFrameDomains: 'shop.example' },
      }),
    expected: {
      json: {
        data: { attributes: { googleAnalyticsClientId: 'G-1', allowedParentFrameDomains: 'shop.example' } },
      },
    },
  },
  {
    what: 'A job expires six months after it was created when it says nothing else',
    source: 'S OA H',
    ask: async (merchant) => {
      const { json } = await merchant.create()
      const { data } = z
        .object({ data: z.object({ createDateTimeUtc: z.string(), expirationDateTimeUtc: z.string() }) })
        .parse(json)
      const days = Date.parse(data.expirationDateTimeUtc) - Date.parse(data.createDateTimeUtc)
      return Math.round(days / 86_400_000)
    },
    expected: z.number().min(180).max(185),
  },
  {
    what: 'A job expires when its expirationDateTimeUtc says so',
    source: 'OA H',
    ask: (merchant) => merchant.create({ expirationDateTimeUtc: '2099-12-31T23:59:59Z' }),
    expected: { json: { data: { expirationDateTimeUtc: '2099-12-31T23:59:59Z' } } },
  },
  {
    what: 'Options come back as flags of the job',
    source: 'OA H',
    ask: (merchant) =>
      merchant.create({
        options: ['IsMoto', 'IsRecurringPaymentJobParent', 'GenerateToken', 'StoreCardDetails'],
      }),
    expected: {
      json: {
        data: { flags: { moto: true, recurringParent: true, generateToken: true, storeCardDetails: true } },
      },
    },
  },
  {
    what: 'StoreCustomerInformation gives the order a customerReference, with which later jobs are created',
    source: 'OL OA H',
    ask: async (merchant) => {
      const { json } = await merchant.create({ options: ['StoreCustomerInformation'] })
      const { data } = z.object({ data: z.object({ order: z.looseObject({}) }) }).parse(json)
      return merchant.create({ order: { customerReference: data.order.customerReference } })
    },
    expected: { status: 201, json: { data: { order: { customerReference: references.customer } } } },
  },
  {
    what: 'recurrenceCriteria and displayUrl are echoed',
    source: 'OA H',
    ask: (merchant) =>
      merchant.create({
        displayUrl: 'https://shop.example/orders/1',
        recurrenceCriteria: { recurrenceType: 'Subscription', recurringFrequency: 28, instalments: 12 },
      }),
    expected: {
      status: 201,
      json: {
        data: {
          displayUrl: 'https://shop.example/orders/1',
          recurrenceCriteria: { recurrenceType: 'Subscription', recurringFrequency: 28, instalments: 12 },
        },
      },
    },
  },
  {
    what: 'A zero amount is legal',
    source: 'OA H',
    ask: (merchant) => merchant.create({ amountToCollect: '0.00' }),
    expected: { status: 201, json: { data: { amountToCollect: '0.00', paymentStatus: 'Pending' } } },
  },
  {
    what: 'An order number may be used twice',
    source: 'assumed',
    ask: async (merchant) => {
      await merchant.create({ order: { orderNumber: 'Twice' } })
      return merchant.create({ order: { orderNumber: 'Twice' } })
    },
    expected: { status: 201 },
  },
]
