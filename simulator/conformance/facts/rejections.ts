import { locales } from '../../payments/payment-job.ts'
import type { Fact } from '../fact.ts'
import type { TrialMerchant } from '../merchant.ts'
import { documentation, rejected, wrongMember } from './shapes.ts'

const nowhere = '260121000000000000'

const rejectedMember = (what: string, source: string, changes: object, member: string): Fact => ({
  what: `${what} is rejected with 400, and an error that names it`,
  source,
  ask: (merchant: TrialMerchant) => merchant.create(changes),
  expected: wrongMember(member),
})

const line = { name: 'Mug', unitPriceInclVat: '1.00' }

/** What is answered to a request that is wrong: section 1.7, and what is assumed of codes. */
export const rejections: Fact[] = [
  {
    what: 'An error report names code, message, parameters and translated message, language and gravity',
    source: 'OA OL 3P H',
    ask: (merchant) => merchant.call('GET', `/payment-jobs/${nowhere}`),
    expected: {
      status: 404,
      contentType: /^application\/json/,
      json: {
        errorReport: {
          errors: [{ code: 'RecordNotFound', message: /./, parameters: [], translatedMessage: /./ }],
          warnings: [],
          language: 'en_GB',
          isFatalError: true,
        },
        links: { documentation },
      },
    },
  },
  {
    what: '?locale= translates the messages into Dutch',
    source: 'OA H',
    ask: (merchant) => merchant.call('GET', `/payment-jobs/${nowhere}?locale=nl_NL`),
    expected: {
      status: 404,
      json: {
        errorReport: {
          language: 'nl_NL',
          errors: [{ message: /not found/i, translatedMessage: /niet gevonden/i }],
        },
      },
    },
  },
  {
    what: '?locale= knows the five languages',
    source: 'OA H',
    ask: async (merchant) => {
      const languages: unknown[] = []
      for (const locale of locales) {
        languages.push((await merchant.call('GET', `/payment-jobs/${nowhere}?locale=${locale}`)).json)
      }
      return languages
    },
    expected: locales.map((language) => ({
      errorReport: { language },
    })),
  },
  {
    what: 'A body that is no JSON is rejected with 400',
    source: 'S H',
    ask: (merchant) => merchant.call('POST', '/payment-jobs', { body: '{"amountToCollect":"1.00",}' }),
    expected: { status: 400, json: { errorReport: { isFatalError: true } } },
  },
  {
    what: 'A body whose JSON is no object is rejected with 400',
    source: 'S H',
    ask: async (merchant) => [
      await merchant.call('POST', '/payment-jobs', { body: '[]' }),
      await merchant.call('POST', '/payment-jobs', { body: '"10.00"' }),
      await merchant.call('POST', '/payment-jobs', { body: 'null' }),
    ],
    expected: [{ status: 400 }, { status: 400 }, { status: 400 }],
  },
  rejectedMember('A missing currency', 'OA H; its code is assumed', { currency: undefined }, 'currency'),
  rejectedMember('A currency that does not exist', 'OA M', { currency: 'XXZ' }, 'currency'),
  rejectedMember('A missing amount', 'assumed', { amountToCollect: undefined }, 'amountToCollect'),
  {
    what: 'The error of a member that is missing says that it is required',
    source: 'assumed',
    ask: (merchant) => merchant.create({ amountToCollect: undefined }),
    expected: rejected(400, 'InvalidRequest', {
      errors: [{ parameters: ['amountToCollect', 'is required'] }],
    }),
  },
  {
    what: 'A translated message is of one language',
    source: 'OA H; its words are assumed',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs?locale=nl_NL', { body: { amountToCollect: '1.00' } }),
    expected: {
      status: 400,
      json: {
        errorReport: {
          language: 'nl_NL',
          errors: [{ message: /currency is required/, translatedMessage: /currency is verplicht/ }],
        },
      },
    },
  },
  rejectedMember('A negative amount', 'assumed', { amountToCollect: '-1.00' }, 'amountToCollect'),
  rejectedMember(
    'An amount finer than its currency',
    'assumed',
    { amountToCollect: '1.005' },
    'amountToCollect',
  ),
  rejectedMember('An amount that is no number', 'OA H', { amountToCollect: 'ten' }, 'amountToCollect'),
  rejectedMember('A locale that is not of the enumeration', 'OA H', { locale: 'fr_FR' }, 'locale'),
  rejectedMember('A type that is not of the enumeration', 'OA H', { type: 'Gift' }, 'type'),
  rejectedMember('An option that does not exist', 'OA M', { options: ['Nonsense'] }, 'options.0'),
  rejectedMember(
    'A payment method that does not exist',
    'OA M',
    { paymentMethodsToUse: ['Shells'] },
    'paymentMethodsToUse.0',
  ),
  rejectedMember(
    'An order line without a name',
    'OA H',
    { order: { orderLines: [{ ...line, name: undefined }] } },
    'order.orderLines.0.name',
  ),
  rejectedMember(
    'An order line without a price',
    'OA H',
    { order: { orderLines: [{ name: 'Mug' }] } },
    'order.orderLines.0.unitPriceInclVat',
  ),
  rejectedMember(
    'An order line of a type that does not exist',
    'OA 3P M',
    { order: { orderLines: [{ ...line, type: 'Thing' }] } },
    'order.orderLines.0.type',
  ),
  rejectedMember(
    'An order number of more than 64 characters',
    'assumed',
    { order: { orderNumber: 'x'.repeat(65) } },
    'order.orderNumber',
  ),
  rejectedMember(
    'A return address with a line break',
    'assumed',
    { parameters: { returnUrlFailed: 'https://shop.example/\r\nSet-Cookie: a=b' } },
    'parameters.returnUrlFailed',
  ),
  rejectedMember(
    'An expiry beyond the year 9999',
    'assumed',
    { expirationDateTimeUtc: '+275760-09-13T00:00:00.000Z' },
    'expirationDateTimeUtc',
  ),
  rejectedMember('A currency that is a number', 'OA M', { currency: 826 }, 'currency'),
  rejectedMember(
    'An expiry that is no date',
    'OA M',
    { expirationDateTimeUtc: 'tomorrow' },
    'expirationDateTimeUtc',
  ),
  rejectedMember(
    'A parent job that does not exist',
    'OA M',
    { parentPaymentJobReference: nowhere },
    'parentPaymentJobReference',
  ),
  {
    what: 'A customer reference of another account is InvalidCustomerReference_1',
    source: 'OL H',
    ask: (merchant) => merchant.create({ order: { customerReference: '190729000042078200' } }),
    expected: rejected(400, 'InvalidCustomerReference_1'),
  },
  {
    what: 'A reference that is no number is rejected with 400, and an error that names it',
    source: 'S OA H (integer, 64 bits); its code is assumed',
    ask: async (merchant) => {
      const job = await merchant.start()
      return [
        await merchant.call('GET', '/payment-jobs/abc'),
        await merchant.call('GET', '/payment-jobs/9223372036854775808'),
        await merchant.call('GET', `${job.path}/payments/abc`),
        await merchant.call('PATCH', `${job.path}/payments/abc/cancel`),
      ]
    },
    expected: [
      wrongMember('paymentJobReference'),
      wrongMember('paymentJobReference'),
      wrongMember('paymentReference'),
      wrongMember('paymentReference'),
    ],
  },
  {
    what: 'A job, a payment and an address that do not exist are 404 RecordNotFound',
    source: 'S H',
    ask: async (merchant) => {
      const job = await merchant.start()
      return [
        await merchant.call('GET', '/payment-jobs/1'),
        await merchant.call('GET', '/nothing'),
        await merchant.call('GET', `${job.path}/payments/${nowhere}`),
        await merchant.call('PATCH', `/payment-jobs/${nowhere}/cancel`),
        await merchant.call('POST', `${job.path}/payments/${nowhere}/refunds`, { body: {} }),
      ]
    },
    expected: Array.from({ length: 5 }, () => rejected(404, 'RecordNotFound')),
  },
  {
    what: 'PATCH is not how to capture or refund, though a derived reference says so',
    source: 'OA 3P H',
    ask: async (merchant) => {
      const job = await merchant.start()
      const answers = [
        await merchant.call('PATCH', `${job.paymentPath}/captures`, { body: {} }),
        await merchant.call('PATCH', `${job.paymentPath}/refunds`, { body: {} }),
      ]
      return answers.map(({ status }) => status >= 400 && status < 500)
    },
    expected: [true, true],
  },
  {
    what: 'There is no list of jobs, and no job is deleted',
    source: 'OA H',
    ask: async (merchant) => {
      const job = await merchant.start()
      const answers = [await merchant.call('GET', '/payment-jobs'), await merchant.call('DELETE', job.path)]
      return answers.map(({ status }) => status >= 400 && status < 500)
    },
    expected: [true, true],
  },
  {
    what: '406 is answered to a caller whose Accept header excludes JSON',
    source: 'S H; its cause is assumed',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', {
        body: { amountToCollect: '1', currency: 'GBP' },
        headers: { Accept: 'text/html' },
      }),
    expected: rejected(406, 'NotAcceptable'),
  },
  {
    what: 'A body that is larger than any order is rejected without being read to its end',
    source: 'assumed',
    needs: 'simulator',
    ask: (merchant) => merchant.create({ order: { note: 'x'.repeat(300_000) } }),
    expected: { status: 413, json: { errorReport: { isFatalError: true } } },
  },
  {
    what: 'A body that is nested hundreds of levels deep is rejected with 400',
    source: 'assumed',
    ask: (merchant) =>
      merchant.call('POST', '/payment-jobs', { body: `${'[['.repeat(300)}${']]'.repeat(300)}` }),
    expected: { status: 400 },
  },
]
