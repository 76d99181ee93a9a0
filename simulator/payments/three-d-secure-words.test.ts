import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'
import { currentPayment, type PaymentJob } from './payment-job.ts'
import { stageOf } from './stage.ts'
import { configuration, paymentJob } from './tables.ts'
import { type ThreeDSecureWord, threeDSecureWords } from './three-d-secure-words.ts'

onEveryStore('3-D Secure', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  const create = () => context.payments.create(context.configuration, jobRequest())
  const detailsOf = (job: PaymentJob) =>
    JSON.parse(currentPayment(job).attributes.cashFlowsAcquiringDetails ?? '{}')

  beforeEach(async () => {
    await database().delete(configuration)
    context = await simulatorContext(database())
  })

  describe('one word leads to', () => {
    test.each<[ThreeDSecureWord, string, string, string, string]>([
      ['successful', 'Paid', 'Y', '05', 'Authorised'],
      ['failed', 'Failed', 'N', '07', 'Not authenticated'],
      ['unavailable', 'Paid', 'U', '07', 'Authorised'],
      ['attempted', 'Paid', 'A', '06', 'Authorised'],
      ['abandoned', 'Failed', 'N', '07', 'Challenge abandoned'],
      ['timed-out', 'Failed', 'N', '07', 'Challenge timed out'],
      ['frictionless', 'Paid', 'Y', '05', 'Authorised'],
      ['not-authenticated', 'Failed', 'N', '07', 'Not authenticated'],
      ['attempted-without-challenge', 'Paid', 'A', '06', 'Authorised'],
    ])('%s: %s, %s, %s, %s', async (word, status, authenticationStatus, eci, message) => {
      const job = await context.payments.threeDSecure(await create(), word)
      expect(currentPayment(job).status).toBe(status)
      expect(detailsOf(job)).toMatchObject({
        AuthenticationStatus: authenticationStatus,
        Eci: eci,
        Message: message,
      })
    })

    test.each<ThreeDSecureWord>(['challenge', 'decoupled'])('%s: a page that waits', async (word) => {
      const job = await context.payments.threeDSecure(await create(), word)
      expect(stageOf(job)).toBe('authenticating')
    })

    it('knows no other word', () => {
      expect(threeDSecureWords).toHaveLength(11)
    })

    it('answers a challenge that waits already', async () => {
      const waiting = await context.payments.threeDSecure(await create(), 'decoupled')
      const job = await context.payments.threeDSecure(waiting, 'failed')
      expect(currentPayment(job)).toMatchObject({ status: 'Failed', card: { holderName: 'Leia Skywalker' } })
    })
  })

  test.each([
    ['Successful', '02'],
    ['Attempted', '01'],
    ['Unavailable', '00'],
    ['TimedOut', '00'],
  ] as const)('%s has the indicator of Mastercard for its cards: %s', async (outcome, eci) => {
    const card = { maskedNumber: '540020****9009', brand: 'Mastercard', type: 'Credit' } as const
    const holder = { holderName: 'Han Solo', expiryMonth: '12', expiryYear: '2031' }
    const waiting = await context.payments.submitCard(await create(), { ...card, ...holder })
    expect(detailsOf(await context.payments.authenticate(waiting, outcome))).toMatchObject({ Eci: eci })
  })

  describe('time alone', () => {
    const windFrom = async (word: ThreeDSecureWord, seconds: number) => {
      const { reference } = await context.payments.threeDSecure(await create(), word)
      context.clock.wind(seconds * 1000)
      return { reference, find: () => context.payments.find(configurationId, reference) }
    }

    test.each<[ThreeDSecureWord, number, string, string | undefined]>([
      ['decoupled', 29, 'Pending', undefined],
      ['decoupled', 30, 'Paid', 'Successful'],
      ['challenge', 599, 'Pending', undefined],
      ['challenge', 600, 'Failed', 'TimedOut'],
    ])('leaves a %s challenge after %d seconds %s', async (word, seconds, status, authentication) => {
      const { find } = await windFrom(word, seconds)
      const job = await find()
      expect(job && currentPayment(job)).toMatchObject({ status })
      expect(job && currentPayment(job).authentication).toBe(authentication)
    })

    it('ends a challenge that nobody looks at, by the scheduled check', async () => {
      const { reference } = await windFrom('decoupled', 31)
      await context.payments.expireDue()
      const rows = await database()
        .select({ reference: paymentJob.reference, status: paymentJob.status })
        .from(paymentJob)
      expect(rows.find((row) => row.reference === reference)?.status).toBe('Paid')
    })
  })
})
