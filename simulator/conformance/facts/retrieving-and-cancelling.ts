import type { Fact } from '../fact.ts'
import { absent, onward } from '../matchers.ts'
import { moment, page, rejected } from './shapes.ts'

/** Rows 2 to 5 of the endpoint table: retrieve a job or a payment, cancel a job or a payment. */
export const retrievingAndCancelling: Fact[] = [
  {
    what: 'Retrieving a job answers 200 with what creating it answered',
    source: 'S OA 3P H',
    ask: async (merchant) => {
      const job = await merchant.start({ order: { orderNumber: 'R1' } })
      const answer = await merchant.call('GET', job.path)
      return { answer, isSame: JSON.stringify(answer.json).includes(`"${job.reference}"`) }
    },
    expected: {
      isSame: true,
      answer: {
        status: 200,
        json: {
          data: { paymentStatus: 'Pending', amountToCollect: '10.00', order: { orderNumber: 'R1' } },
          links: { action: { url: page, type: 'text/html' } },
        },
      },
    },
  },
  {
    what: 'Retrieving a payment answers 200 with the payment alone, without an action link',
    source: 'S OA 3P H',
    ask: async (merchant) => {
      const job = await merchant.start()
      const { status, json } = await merchant.call('GET', job.paymentPath)
      return { status, json, isNamed: JSON.stringify(json).includes(`"reference":"${job.paymentReference}"`) }
    },
    expected: {
      status: 200,
      isNamed: true,
      json: {
        data: { status: 'Pending', payments: absent },
        links: { data: { url: /\/payments\/\d{18}$/ }, action: absent },
      },
    },
  },
  {
    what: 'A payment has neither currency nor order: they are on the job',
    source: 'OA H',
    ask: async (merchant) => {
      const job = await merchant.start({ order: { orderNumber: 'N1' } })
      return merchant.call('GET', job.paymentPath)
    },
    expected: { json: { data: { currency: absent, order: absent } } },
  },
  {
    what: 'Cancelling a job without a body answers 200 with the whole job, job and payment Cancelled',
    source: 'OA OL H',
    ask: async (merchant) => merchant.call('PATCH', `${(await merchant.start()).path}/cancel`),
    expected: {
      status: 200,
      json: { data: { paymentStatus: 'Cancelled', payments: [{ status: 'Cancelled' }] } },
    },
  },
  {
    what: 'Cancelling a job twice answers 200 with the warning UnexpectedPaymentStatus',
    source: 'assumed',
    ask: async (merchant) => {
      const job = await merchant.start()
      await merchant.call('PATCH', `${job.path}/cancel`)
      return merchant.call('PATCH', `${job.path}/cancel`)
    },
    expected: {
      status: 200,
      json: {
        data: { paymentStatus: 'Cancelled' },
        errorReport: { errors: [], warnings: [{ code: 'UnexpectedPaymentStatus' }], isFatalError: false },
      },
    },
  },
  {
    what: 'A cancelled job cannot be paid: its page leads on to the cancelled address',
    source: 'INF M',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start({ parameters: { returnUrlCancelled: 'https://shop.example/c' } })
      await merchant.call('PATCH', `${job.path}/cancel`)
      await merchant.visit(job, '/simulate', { outcome: 'Successful' })
      return [await merchant.visit(job), await merchant.call('GET', job.path)]
    },
    expected: [
      { status: onward, location: /^https:\/\/shop\.example\/c\?.*&status=cancelled$/ },
      { json: { data: { paymentStatus: 'Cancelled' } } },
    ],
  },
  {
    what: 'Cancelling a paid job is rejected with InvalidPaymentStatus',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => merchant.call('PATCH', `${(await merchant.startIn('PAID')).path}/cancel`),
    expected: rejected(400, 'InvalidPaymentStatus'),
  },
  {
    what: 'Cancelling a job leaves no commissioned payment behind',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) =>
      merchant.call('PATCH', `${(await merchant.startIn('COMMISSIONED')).path}/cancel`),
    expected: {
      status: 200,
      json: { data: { paymentStatus: 'Cancelled', payments: [{ status: 'Cancelled' }] } },
    },
  },
  {
    what: 'Cancelling a payment answers 200 with the payment, Cancelled',
    source: 'OA OD H',
    ask: async (merchant) => merchant.call('PATCH', `${(await merchant.start()).paymentPath}/cancel`),
    expected: { status: 200, json: { data: { status: 'Cancelled', payments: absent } } },
  },
  {
    what: 'Cancelling a payment leaves its job open for another payment',
    source: 'OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start()
      await merchant.call('PATCH', `${job.paymentPath}/cancel`)
      await merchant.visit(job, '/simulate', { outcome: 'Successful' })
      return merchant.call('GET', job.path)
    },
    expected: {
      json: { data: { paymentStatus: 'Paid', payments: [{ status: 'Cancelled' }, { status: 'Paid' }] } },
    },
  },
  {
    what: 'A paid payment that is cancelled the same day keeps its paidAmount, with a surcharge of 0',
    source: 'OD H',
    needs: 'simulated status',
    ask: async (merchant) => merchant.call('PATCH', `${(await merchant.startIn('PAID')).paymentPath}/cancel`),
    expected: {
      status: 200,
      json: {
        data: {
          status: 'Cancelled',
          paidAmount: '10.00',
          surchargeAmount: '0',
          attributes: { paymentMethodVoidTransactionId: /./ },
        },
      },
    },
  },
  {
    what: 'A job whose paid payment is cancelled has collected nothing',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      await merchant.call('PATCH', `${job.paymentPath}/cancel`)
      return merchant.call('GET', job.path)
    },
    expected: {
      json: { data: { amountCollected: absent, paidAmount: absent, paidDateTimeUtc: absent } },
    },
  },
  {
    what: 'A reserved payment that is cancelled is let go',
    source: 'OD M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await merchant.call('PATCH', `${job.paymentPath}/cancel`)
      return merchant.call('GET', job.path)
    },
    expected: { json: { data: { paymentStatus: 'Cancelled', payments: [{ status: 'Cancelled' }] } } },
  },
  {
    what: 'Cancelling a payment twice answers 200 with the warning UnexpectedPaymentStatus',
    source: 'assumed',
    ask: async (merchant) => {
      const job = await merchant.start()
      await merchant.call('PATCH', `${job.paymentPath}/cancel`)
      return merchant.call('PATCH', `${job.paymentPath}/cancel`)
    },
    expected: {
      status: 200,
      json: {
        data: { status: 'Cancelled' },
        errorReport: { warnings: [{ code: 'UnexpectedPaymentStatus' }] },
      },
    },
  },
  {
    what: 'Cancelling a payment that failed or was given back is rejected with InvalidPaymentStatus',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const failed = await merchant.startIn('FAILED')
      const refunded = await merchant.startIn('PAID')
      await merchant.call('POST', `${refunded.paymentPath}/refunds`)
      return [
        await merchant.call('PATCH', `${failed.paymentPath}/cancel`),
        await merchant.call('PATCH', `${refunded.paymentPath}/cancel`),
      ]
    },
    expected: [rejected(400, 'InvalidPaymentStatus'), rejected(400, 'InvalidPaymentStatus')],
  },
  {
    what: 'A job whose time is over is Expired when it is looked at, and its payment too',
    source: 'S OA H; that looking is enough is assumed',
    ask: async (merchant) => {
      const job = await merchant.start({ expirationDateTimeUtc: '2020-01-01T00:00:00Z' })
      return merchant.call('GET', job.path)
    },
    expected: { json: { data: { paymentStatus: 'Expired', payments: [{ status: 'Expired' }] } } },
  },
  {
    what: 'Cancelling a job whose time is over is rejected with InvalidPaymentStatus',
    source: 'assumed',
    ask: async (merchant) => {
      const job = await merchant.start({ expirationDateTimeUtc: '2020-01-01T00:00:00Z' })
      return merchant.call('PATCH', `${job.path}/cancel`)
    },
    expected: rejected(400, 'InvalidPaymentStatus'),
  },
  {
    what: 'lastUpdateTimeUtc moves on when a job changes',
    source: 'OA M',
    ask: async (merchant) => {
      const job = await merchant.start()
      return merchant.call('PATCH', `${job.path}/cancel`)
    },
    expected: { json: { data: { createDateTimeUtc: moment, lastUpdateTimeUtc: moment } } },
  },
]
