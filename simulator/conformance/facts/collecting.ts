import { z } from 'zod'
import type { Fact } from '../fact'
import { absent, like } from '../like'
import type { Merchant, StartedJob } from '../merchant'
import { badRequest, moment, references, refused, wrongMember } from './shapes'

const capture = (merchant: Merchant, { paymentPath }: StartedJob, body?: object) =>
  merchant.call('POST', `${paymentPath}/captures`, { body })
const refund = (merchant: Merchant, { paymentPath }: StartedJob, body?: object) =>
  merchant.call('POST', `${paymentPath}/refunds`, { body })

/** Rows 6 and 7 of the endpoint table, captures and refunds, and the statuses that a test can ask for. */
export const collecting: Fact[] = [
  {
    what: 'simulatedStatus PAID creates a job that is paid, with what was collected and one final capture',
    source: 'OL M-H; the capture is assumed',
    needs: 'simulated status',
    ask: (merchant) => merchant.create({ parameters: { simulatedStatus: 'PAID' } }),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Paid',
          amountCollected: '10.00',
          paidAmount: '10.00',
          paidDateTimeUtc: moment,
          payments: [
            {
              status: 'Paid',
              paidAmount: '10.00',
              captures: [{ status: 'Completed', amountToCapture: '10.00', isFinalCapture: true }],
            },
          ],
        },
      },
    },
  },
  {
    what: 'simulatedStatus RESERVED creates a job that waits for a capture, on which nothing is collected',
    source: 'OL M-H',
    needs: 'simulated status',
    ask: (merchant) => merchant.create({ parameters: { SimulatedStatus: 'reserved' } }),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Reserved',
          amountCollected: absent,
          paidDateTimeUtc: absent,
          payments: [{ status: 'Reserved', captures: [] }],
        },
      },
    },
  },
  {
    what: 'simulatedStatus reaches every status of the enumeration but Pending',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) => {
      const answers: unknown[] = []
      for (const status of ['VERIFIED', 'COMMISSIONED', 'FAILED', 'DECLINED', 'REJECTED', 'BLOCKED']) {
        answers.push((await merchant.create({ parameters: { simulatedStatus: status } })).json)
      }
      for (const status of ['CANCELLED', 'EXPIRED']) {
        answers.push((await merchant.create({ parameters: { simulatedStatus: status } })).json)
      }
      return answers
    },
    expected: [
      'Verified',
      'Commissioned',
      'Failed',
      'Declined',
      'Rejected',
      'Blocked',
      'Cancelled',
      'Expired',
    ].map((status) => ({ data: { paymentStatus: status, payments: [{ status }] } })),
  },
  {
    what: 'A simulatedStatus that is none is refused with 400',
    source: 'assumed',
    needs: 'simulator',
    ask: (merchant) => merchant.create({ parameters: { simulatedStatus: 'HAPPY' } }),
    expected: wrongMember('parameters.simulatedStatus'),
  },
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
      refused(400, 'CaptureAmountExceedsOriginalAuthorisation'),
      refused(400, 'CaptureAmountExceedsOriginalAuthorisation'),
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
    expected: [refused(400, 'InvalidPaymentStatus'), refused(400, 'InvalidPaymentStatus')],
  },
  {
    what: 'Amounts of nothing, below nothing and finer than the currency are refused by captures and refunds',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const reserved = await merchant.startIn('RESERVED')
      const paid = await merchant.startIn('PAID')
      return [
        await capture(merchant, reserved, { amountToCapture: '0' }),
        await capture(merchant, reserved, { amountToCapture: '-1' }),
        await refund(merchant, paid, { amountToRefund: '0.00' }),
        await refund(merchant, paid, { amountToRefund: '0.001' }),
      ]
    },
    expected: [badRequest, badRequest, badRequest, badRequest],
  },
  {
    what: 'A refund of a part answers 200 with refund number and steps, Completed at once',
    source: 'OD OA H; 200 AE M',
    needs: 'simulated status',
    ask: async (merchant) =>
      refund(merchant, await merchant.startIn('PAID'), { amountToRefund: '2.50', refundNumber: 'Return 7' }),
    expected: {
      status: 200,
      json: {
        data: {
          reference: references.refund,
          createDateTimeUtc: moment,
          refundNumber: 'Return 7',
          status: 'Completed',
          amountToRefund: '2.50',
          steps: [
            {
              reference: references.refundStep,
              createDateTimeUtc: moment,
              action: 'Start',
              status: 'Completed',
              resultAttributes: {},
            },
          ],
          attributes: {},
        },
      },
    },
  },
  {
    what: "A refund's attributes hold cashFlowsAcquiringDetails: JSON within text, in PascalCase",
    source: 'OD H',
    needs: 'simulated status',
    ask: async (merchant) => {
      const { json } = await refund(merchant, await merchant.startIn('PAID'))
      const answer = z.object({
        data: z.object({ attributes: z.object({ cashFlowsAcquiringDetails: z.string() }) }),
      })
      return JSON.parse(answer.parse(json).data.attributes.cashFlowsAcquiringDetails)
    },
    expected: { Message: /./, Status: /^Succe/, Arn: z.string() },
  },
  {
    what: 'A refunded payment stays Paid, and shows its refunds',
    source: 'OA H; that it stays Paid INF M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      await refund(merchant, job)
      return merchant.call('GET', job.path)
    },
    expected: {
      json: {
        data: {
          paymentStatus: 'Paid',
          payments: [{ status: 'Paid', refunds: [{ amountToRefund: '10.00', status: 'Completed' }] }],
        },
      },
    },
  },
  {
    what: 'Refunding more than is left is RefundAmountExceedsOriginalAmount',
    source: 'AE M-H',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      await refund(merchant, job, { amountToRefund: '6.00' })
      return refund(merchant, job, { amountToRefund: '4.01' })
    },
    expected: refused(400, 'RefundAmountExceedsOriginalAmount'),
  },
  {
    what: 'Refunding when nothing is left is PaymentAlreadyFullyRefunded',
    source: 'AE M-H',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      await refund(merchant, job)
      return refund(merchant, job, { amountToRefund: '1.00' })
    },
    expected: refused(400, 'PaymentAlreadyFullyRefunded'),
  },
  {
    what: 'Refunding what was not paid is InvalidPaymentForRefund',
    source: 'AE M-H',
    needs: 'simulated status',
    ask: async (merchant) => [
      await refund(merchant, await merchant.start()),
      await refund(merchant, await merchant.startIn('RESERVED')),
      await refund(merchant, await merchant.startIn('FAILED')),
    ],
    expected: Array.from({ length: 3 }, () => refused(400, 'InvalidPaymentForRefund')),
  },
  {
    what: 'After a refund the next one, without an amount, gives back what is left',
    source: 'OA M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      await refund(merchant, job, { amountToRefund: '0.01' })
      return refund(merchant, job)
    },
    expected: { status: 200, json: { data: { amountToRefund: '9.99' } } },
  },
  {
    what: 'The names of 2019, creditNumber and creditNote, are ignored by a refund',
    source: 'OL M',
    needs: 'simulated status',
    ask: async (merchant) =>
      refund(merchant, await merchant.startIn('PAID'), {
        amountToRefund: 1,
        creditNumber: 'x',
        creditNote: 'y',
      }),
    expected: { status: 200, json: { data: { amountToRefund: '1', refundNumber: absent } } },
  },
  {
    what: 'A paid payment can be read with its steps in order, the newest last',
    source: 'OA M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await capture(merchant, job)
      await refund(merchant, job)
      return merchant.call('GET', job.paymentPath)
    },
    expected: {
      json: {
        data: {
          steps: z.array(like({ reference: references.step, action: z.string() })).refine((steps) => {
            const actions = steps.map((step) => z.object({ action: z.string() }).parse(step).action)
            return actions[0] === 'DisplayHostedPage' && actions.slice(-2).join() === 'Capture,Refund'
          }, 'is not in order'),
        },
      },
    },
  },
]
