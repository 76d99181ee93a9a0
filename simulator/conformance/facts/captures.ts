import type { Fact } from '../fact.ts'
import { absent } from '../matchers.ts'
import type { StartedJob, TrialMerchant } from '../merchant.ts'
import { badRequest, moment, references, rejected } from './shapes.ts'

const capture = (merchant: TrialMerchant, { paymentPath }: StartedJob, body?: object) =>
  merchant.call('POST', `${paymentPath}/captures`, { body })

/** Row 6 of the endpoint table: captures. */
export const captures: Fact[] = [
  {
    what: 'A capture without an amount answers 200 and collects the whole; the payment is Paid',
    source: 'OA H; 200 AE M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      return [await capture(merchant, job), await merchant.call('GET', job.path)]
    },
    expected: [
      {
        status: 200,
        json: {
          data: {
            reference: references.capture,
            createDateTimeUtc: moment,
            status: 'Completed',
            amountToCapture: '10.00',
            isFinalCapture: true,
          },
        },
      },
      { json: { data: { paymentStatus: 'Paid', amountCollected: '10.00', paidDateTimeUtc: moment } } },
    ],
  },
  {
    what: 'A partial capture leaves the payment Reserved, and the rest brings it to Paid',
    source: 'OA M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await capture(merchant, job, { amountToCapture: '4.00' })
      const between = await merchant.call('GET', job.paymentPath)
      await capture(merchant, job)
      return [between, await merchant.call('GET', job.path)]
    },
    expected: [
      {
        json: {
          data: { status: 'Reserved', captures: [{ amountToCapture: '4.00', isFinalCapture: false }] },
        },
      },
      {
        json: {
          data: {
            paymentStatus: 'Paid',
            paidAmount: '10.00',
            payments: [{ captures: [{ amountToCapture: '4.00' }, { amountToCapture: '6.00' }] }],
          },
        },
      },
    ],
  },
  {
    what: 'A final partial capture ends the payment: Paid with less, and without paidDateTimeUtc on the job',
    source: 'OA M; isFinalCapture as text 3P M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await capture(merchant, job, { amountToCapture: '4.00', isFinalCapture: 'true' })
      return merchant.call('GET', job.path)
    },
    expected: {
      json: {
        data: {
          paymentStatus: 'Paid',
          paidAmount: '4.00',
          paidDateTimeUtc: absent,
          payments: [{ status: 'Paid', paidAmount: '4.00' }],
        },
      },
    },
  },
  {
    what: 'A payment of which a part was captured cannot be cancelled, nor its job: a cancellation is of the whole',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await capture(merchant, job, { amountToCapture: '4.00' })
      return [
        await merchant.call('PATCH', `${job.paymentPath}/cancel`),
        await merchant.call('PATCH', `${job.path}/cancel`),
        await merchant.call('GET', job.path),
      ]
    },
    expected: [
      rejected(400, 'InvalidPaymentStatus'),
      rejected(400, 'InvalidPaymentStatus'),
      { json: { data: { paymentStatus: 'Reserved' } } },
    ],
  },
  {
    what: 'A capture whose amount is called amountToCollect, as in 2019, captures the whole',
    source: 'OL trap',
    needs: 'simulated status',
    ask: async (merchant) =>
      capture(merchant, await merchant.startIn('RESERVED'), { amountToCollect: '1.00' }),
    expected: { status: 200, json: { data: { amountToCapture: '10.00' } } },
  },
  {
    what: 'Capturing more than was reserved is CaptureAmountExceedsOriginalAuthorisation',
    source: 'AE M-H',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await capture(merchant, job, { amountToCapture: '6.00' })
      return [
        await capture(merchant, job, { amountToCapture: '4.01' }),
        await capture(merchant, await merchant.startIn('RESERVED'), { amountToCapture: '10.01' }),
      ]
    },
    expected: [
      rejected(400, 'CaptureAmountExceedsOriginalAuthorisation'),
      rejected(400, 'CaptureAmountExceedsOriginalAuthorisation'),
    ],
  },
  {
    what: 'Capturing what is not reserved is InvalidPaymentStatus',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => [
      await capture(merchant, await merchant.start()),
      await capture(merchant, await merchant.startIn('PAID')),
    ],
    expected: [rejected(400, 'InvalidPaymentStatus'), rejected(400, 'InvalidPaymentStatus')],
  },
  {
    what: 'A capture of nothing, or of less, is rejected',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      return [
        await capture(merchant, job, { amountToCapture: '0' }),
        await capture(merchant, job, { amountToCapture: '-1' }),
        await capture(merchant, job, { amountToCapture: '0.001' }),
      ]
    },
    expected: [badRequest, badRequest, badRequest],
  },
]
