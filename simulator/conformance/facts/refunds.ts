import { z } from 'zod'
import type { Fact } from '../fact.ts'
import { absent, like } from '../matchers.ts'
import type { StartedJob, TrialMerchant } from '../merchant.ts'
import { badRequest, moment, references, rejected } from './shapes.ts'

const refund = (merchant: TrialMerchant, { paymentPath }: StartedJob, body?: object) =>
  merchant.call('POST', `${paymentPath}/refunds`, { body })

/** Row 7 of the endpoint table: refunds. */
export const refunds: Fact[] = [
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
    expected: rejected(400, 'RefundAmountExceedsOriginalAmount'),
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
    expected: rejected(400, 'PaymentAlreadyFullyRefunded'),
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
    expected: Array.from({ length: 3 }, () => rejected(400, 'InvalidPaymentForRefund')),
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
    what: 'A refund of nothing, or of less than the currency has, is rejected',
    source: 'assumed',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('PAID')
      return [
        await refund(merchant, job, { amountToRefund: '0.00' }),
        await refund(merchant, job, { amountToRefund: '-1' }),
        await refund(merchant, job, { amountToRefund: '0.001' }),
      ]
    },
    expected: [badRequest, badRequest, badRequest],
  },
  {
    what: 'A paid payment can be read with its steps in order, the newest last',
    source: 'OA M',
    needs: 'simulated status',
    ask: async (merchant) => {
      const job = await merchant.startIn('RESERVED')
      await merchant.call('POST', `${job.paymentPath}/captures`)
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
