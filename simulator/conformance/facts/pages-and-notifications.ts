import type { Fact } from '../fact.ts'
import { type Expected, exactly, onward } from '../matchers.ts'
import type { StartedJob, TrialMerchant } from '../merchant.ts'

const addresses = {
  returnUrlSuccess: 'https://shop.example/thanks?from=card',
  returnUrlFailed: 'https://shop.example/failed',
  returnUrlCancelled: 'https://shop.example/cancelled',
}

const startWithPages = (merchant: TrialMerchant) =>
  merchant.start({ order: { orderNumber: 'A 1' }, parameters: addresses })

const submitCard = (merchant: TrialMerchant, job: StartedJob, holderName: string) =>
  merchant.visit(job, '/card', {
    number: '4510 4004 0009 9005',
    holderName,
    expiry: `12/${(new Date().getUTCFullYear() + 3) % 100}`,
    securityCode: '123',
  })

const authenticate = async (merchant: TrialMerchant, outcome: string) => {
  const job = await startWithPages(merchant)
  await submitCard(merchant, job, 'Han Solo')
  return [await merchant.visit(job, '/three-d-secure', { outcome }), await merchant.call('GET', job.path)]
}

const returns = (to: RegExp, status: string): Expected => [
  { status: onward, location: to },
  { json: { data: { paymentStatus: status } } },
]

const notified = async (merchant: TrialMerchant, act: (job: StartedJob) => Promise<unknown>) => {
  const job = await merchant.start({ parameters: { webhookUrl: merchant.mailbox?.url } })
  await act(job)
  const received = await merchant.mailbox?.notificationOf(job.reference)
  return { received, isAboutJob: JSON.stringify(received?.json).includes(job.paymentReference) }
}

/** Sections 4 to 6 of what is known: notifications, return addresses and the hosted page. */
export const pagesAndNotifications: Fact[] = [
  {
    what: 'The action link opens a page',
    source: 'S H',
    ask: async (merchant) => merchant.visit(await merchant.start()),
    expected: { status: 200, contentType: /^text\/html/ },
  },
  {
    what: 'Successful Payment pays the job and returns the shopper to the success address, without a status',
    source: 'S OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await startWithPages(merchant)
      const leaving = await merchant.visit(job, '/simulate', { outcome: 'Successful' })
      return [leaving, await merchant.call('GET', job.path)]
    },
    expected: returns(
      /^https:\/\/shop\.example\/thanks\?from=card&paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=A\+1$/,
      'Paid',
    ),
  },
  {
    what: 'Failed Payment fails the job and returns the shopper to the failed address, without a status',
    source: 'S OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await startWithPages(merchant)
      const leaving = await merchant.visit(job, '/simulate', { outcome: 'Failed' })
      return [leaving, await merchant.call('GET', job.path)]
    },
    expected: returns(
      /^https:\/\/shop\.example\/failed\?paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=A\+1$/,
      'Failed',
    ),
  },
  {
    what: 'Cancelling on the page cancels the job, and the cancelled address alone gets status=cancelled',
    source: 'S OD OL H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await startWithPages(merchant)
      const leaving = await merchant.visit(job, '/cancel', {})
      return [leaving, await merchant.call('GET', job.path)]
    },
    expected: returns(
      /^https:\/\/shop\.example\/cancelled\?paymentjobref=\d{18}&paymentref=\d{18}&ordernumber=A\+1&status=cancelled$/,
      'Cancelled',
    ),
  },
  {
    what: 'HostedNotCancelable takes the cancel option from the page',
    source: 'OA M',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start({ parameters: { ...addresses, hostedNotCancelable: 'true' } })
      await merchant.visit(job, '/cancel', {})
      return merchant.call('GET', job.path)
    },
    expected: { json: { data: { paymentStatus: 'Pending' } } },
  },
  {
    what: 'Authentication successful goes on to authorisation',
    source: 'S H',
    needs: 'simulator',
    ask: (merchant) => authenticate(merchant, 'Successful'),
    expected: returns(/\/thanks\?/, 'Paid'),
  },
  {
    what: 'Authentication failed ends in a failed payment',
    source: 'S H',
    needs: 'simulator',
    ask: (merchant) => authenticate(merchant, 'Failed'),
    expected: returns(/\/failed\?/, 'Failed'),
  },
  {
    what: 'Authentication unavailable goes on while 3D Secure Required is off',
    source: 'S H',
    needs: 'simulator',
    ask: (merchant) => authenticate(merchant, 'Unavailable'),
    expected: returns(/\/thanks\?/, 'Paid'),
  },
  {
    what: 'Authentication attempted goes on to authorisation',
    source: 'S H',
    needs: 'simulator',
    ask: (merchant) => authenticate(merchant, 'Attempted'),
    expected: returns(/\/thanks\?/, 'Paid'),
  },
  {
    what: 'Luke Skywalker is authenticated without a page, Lando Calrissian is not',
    source: 'OD H',
    needs: 'simulator',
    ask: async (merchant) => [
      await submitCard(merchant, await startWithPages(merchant), 'Luke Skywalker'),
      await submitCard(merchant, await startWithPages(merchant), 'Lando Calrissian'),
    ],
    expected: [
      { status: onward, location: /\/thanks\?/ },
      { status: onward, location: /\/failed\?/ },
    ],
  },
  {
    what: 'The page of a job that is over leads on to the matching return address at once',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) =>
      merchant.visit(await merchant.start({ parameters: { ...addresses, simulatedStatus: 'PAID' } })),
    expected: { status: onward, location: /^https:\/\/shop\.example\/thanks\?/ },
  },
  {
    what: 'The page of an expired job says so',
    source: 'assumed',
    needs: 'simulator',
    ask: async (merchant) =>
      merchant.visit(await merchant.start({ expirationDateTimeUtc: '2020-01-01T00:00:00Z' })),
    expected: { status: 410, contentType: /^text\/html/ },
  },
  {
    what: 'A notification names the event and the two references, and nothing else',
    source: 'S H',
    needs: 'simulator',
    ask: (merchant) =>
      notified(merchant, (job) => merchant.visit(job, '/simulate', { outcome: 'Successful' })),
    expected: {
      isAboutJob: true,
      received: {
        contentType: /^application\/json/,
        json: exactly({
          notifyType: 'PaymentStatusChange',
          paymentJobReference: /^\d{18}$/,
          paymentReference: /^\d{18}$/,
        }),
      },
    },
  },
  {
    what: 'The query string of a notification address is kept',
    source: 'OL H',
    needs: 'simulator',
    ask: (merchant) => notified(merchant, (job) => merchant.call('PATCH', `${job.path}/cancel`)),
    expected: { isAboutJob: true, received: { url: '/notifications?shop=1' } },
  },
  {
    what: 'A payment that fails is notified too',
    source: 'S OA H; for every status it is assumed',
    needs: 'simulator',
    ask: (merchant) => notified(merchant, (job) => merchant.visit(job, '/simulate', { outcome: 'Failed' })),
    expected: { isAboutJob: true },
  },
  {
    what: 'What a payment becomes can be read when its notification arrives',
    source: 'S OD H',
    needs: 'simulator',
    ask: async (merchant) => {
      const job = await merchant.start({
        parameters: { webhookUrl: merchant.mailbox?.url, simulatedStatus: 'PAID' },
      })
      await merchant.mailbox?.notificationOf(job.reference)
      return merchant.call('GET', job.paymentPath)
    },
    expected: { status: 200, json: { data: { status: 'Paid' } } },
  },
]
