import type { Fact } from '../fact.ts'
import { absent } from '../matchers.ts'
import { moment, wrongMember } from './shapes.ts'

/** The parameter simulatedStatus, with which a test needs no page. */
export const simulatedStatus: Fact[] = [
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
    what: 'A simulatedStatus that is none is rejected with 400',
    source: 'assumed',
    needs: 'simulator',
    ask: (merchant) => merchant.create({ parameters: { simulatedStatus: 'HAPPY' } }),
    expected: wrongMember('parameters.simulatedStatus'),
  },
]
