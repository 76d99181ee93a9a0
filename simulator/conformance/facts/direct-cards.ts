import { z } from 'zod'
import type { Fact } from '../fact.ts'
import { oneOf } from '../matchers.ts'
import type { TrialMerchant } from '../merchant.ts'
import { references, rejected, testCard, wrongMember } from './shapes.ts'

const direct = (merchant: TrialMerchant, holder: string, changes: object = {}) =>
  merchant.create({ parameters: { ...testCard, cardHolderName: holder }, ...changes })

/** Cards that come from the merchant's server, and payments that recur. */
export const directCards: Fact[] = [
  {
    what: 'A card from the merchant’s server is paid at once, and the job has the flag direct',
    source: 'OA OD H',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Luke Skywalker'),
    expected: {
      status: 201,
      json: { data: { paymentStatus: 'Paid', flags: { direct: true } }, links: { action: { url: /./ } } },
    },
  },
  {
    what: 'No answer repeats the number or the code of a card',
    source: 'OA H',
    needs: 'simulator',
    ask: async (merchant) => JSON.stringify((await direct(merchant, 'Luke Skywalker')).json),
    expected: /^(?!.*(4000000000000002|cardCvc|cardNumber))/,
  },
  {
    what: 'A card whose holder must be asked waits, and the action link leads to 3-D Secure',
    source: 'OA OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start({ parameters: { ...testCard, cardHolderName: 'Han Solo' } })
      return [await merchant.call('GET', job.path), await merchant.visit(job)]
    },
    expected: [
      { json: { data: { paymentStatus: 'Pending' } } },
      { status: oneOf(302, 303), location: /three-d-secure/ },
    ],
  },
  {
    what: 'A holder who is not authenticated fails the payment with ThreeDSecureFailed',
    source: 'OD 3P H; the code AE M',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Lando Calrissian'),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Failed',
          payments: [
            {
              status: 'Failed',
              lastErrorReport: { errors: [{ code: 'ThreeDSecureFailed', translatedMessage: /./ }] },
            },
          ],
        },
      },
    },
  },
  {
    what: 'A card without the name of its holder is accepted, as in the sample of the quick start',
    source: 'S M',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, ''),
    expected: { status: 201, json: { data: { flags: { direct: true } } } },
  },
  {
    what: 'The holder may come as an older library sends it: in cardHolder, within braces',
    source: 'OL-php L; that the name is read from them is assumed',
    needs: 'simulator',
    ask: (merchant) => {
      const { cardHolderName: _, ...card } = testCard
      return merchant.create({ parameters: { ...card, cardHolder: '{ cardHolderName: "Luke Skywalker" }' } })
    },
    expected: { status: 201, json: { data: { paymentStatus: 'Paid' } } },
  },
  {
    what: 'A credit pays out to a card at once, without asking its holder',
    source: 'OA H for the type, OL M for its meaning; the rest is assumed',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Han Solo', { type: 'Credit' }),
    expected: { status: 201, json: { data: { type: 'Credit', paymentStatus: 'Paid' } } },
  },
  {
    what: 'A credit without a card is rejected, since the payment page takes payments',
    source: 'assumed',
    needs: 'simulator',
    ask: (merchant) => merchant.create({ type: 'Credit' }),
    expected: wrongMember('type'),
  },
  {
    what: 'A credit cannot be reserved, also by simulatedStatus',
    source: 'assumed',
    needs: 'simulator',
    ask: (merchant) => merchant.create({ type: 'Credit', parameters: { simulatedStatus: 'reserved' } }),
    expected: wrongMember('parameters.simulatedStatus'),
  },
  {
    what: 'A credit cannot be refunded',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) => {
      const credit = await merchant.start({ type: 'Credit', parameters: testCard })
      return merchant.call('POST', `${credit.paymentPath}/refunds`, { body: {} })
    },
    expected: rejected(400, 'InvalidPaymentForRefund'),
  },
  {
    what: 'A zero amount that succeeds ends Verified',
    source: 'OL 3P M',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Luke Skywalker', { amountToCollect: '0' }),
    expected: { status: 201, json: { data: { paymentStatus: 'Verified' } } },
  },
  {
    what: 'A mail or telephone order is paid without asking the holder, with amounts and date filled',
    source: 'OD H',
    needs: 'simulator',
    ask: (merchant) => direct(merchant, 'Han Solo', { options: ['IsMoto'] }),
    expected: {
      status: 201,
      json: {
        data: {
          paymentStatus: 'Paid',
          amountCollected: '10.00',
          paidDateTimeUtc: /./,
          flags: { moto: true },
        },
      },
    },
  },
  {
    what: 'A paid card payment shows its acquiring details: JSON within text, in PascalCase',
    source: 'OA OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const { json } = await direct(merchant, 'Luke Skywalker')
      const answer = z.looseObject({
        data: z.looseObject({
          payments: z.tuple([
            z.looseObject({ attributes: z.looseObject({ cashFlowsAcquiringDetails: z.string() }) }),
          ]),
        }),
      })
      return JSON.parse(answer.parse(json).data.payments[0].attributes.cashFlowsAcquiringDetails)
    },
    expected: {
      AuthenticationStatus: 'Y',
      Eci: '05',
      AuthCode: /./,
      Message: 'Authorised',
      Status: /^Succe/,
    },
  },
  {
    what: 'A recurring child is paid in its own create answer, and names its parent',
    source: 'OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const parent = await merchant.start({
        options: ['IsRecurringPaymentJobParent'],
        parameters: testCard,
        recurrenceCriteria: { recurrenceType: 'Subscription' },
      })
      return merchant.create({ parentPaymentJobReference: parent.reference, amountToCollect: '5.00' })
    },
    expected: {
      status: 201,
      json: {
        data: { paymentStatus: 'Paid', parentPaymentJobReference: references.job, paidAmount: '5.00' },
      },
    },
  },
  {
    what: 'A child of a job that was not set up to recur, or not paid, is rejected',
    source: 'OD M',
    needs: 'simulator',
    ask: async (merchant) => {
      const plain = await merchant.start({ parameters: testCard })
      const unpaid = await merchant.start({ options: ['IsRecurringPaymentJobParent'] })
      return [
        await merchant.create({ parentPaymentJobReference: plain.reference }),
        await merchant.create({ parentPaymentJobReference: unpaid.reference }),
      ]
    },
    expected: [wrongMember('parentPaymentJobReference'), wrongMember('parentPaymentJobReference')],
  },
]
