import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { anywhere } from '../destinations/destinations.ts'
import { notification } from '../notifications/tables.ts'
import { configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'
import { NotPossible } from './actions.ts'
import type { AcceptedCard } from './card.ts'
import { jobStatus } from './lifecycle.ts'
import { type AuthenticationOutcome, currentPayment, type PaymentJob } from './payment-job.ts'
import type { Payments } from './payments.ts'
import { returnUrl } from './return-url.ts'
import { simulatedStatus } from './simulated-status.ts'
import { configuration } from './tables.ts'

const card: AcceptedCard = {
  maskedNumber: '400000****0002',
  brand: 'Visa',
  type: 'Credit',
  holderName: 'Alex Smith',
  expiryMonth: '05',
  expiryYear: '2031',
}

onEveryStore('payments', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let payments: Payments
  const create = (changes = {}) => payments.create(context.configuration, jobRequest(changes))
  const announced = async (job: PaymentJob) =>
    (await database().select().from(notification))
      .filter((row) => row.paymentJobReference === job.reference)
      .map((row) => row.paymentStatus)

  beforeEach(async () => {
    await database().delete(configuration)
    context = await simulatorContext(database())
    payments = context.payments
  })

  it('keeps a new job and finds it again by its reference and by the link of its page', async () => {
    const job = await create()
    expect(job.reference).toMatch(/^\d{4}210\d{11}$/)
    expect(currentPayment(job).reference).toMatch(/^\d{4}211\d{11}$/)
    expect(await payments.find(job.configurationId, job.reference)).toEqual(job)
    expect(await payments.findByPageToken(job.pageToken)).toEqual(job)
  })

  it("does not show a job to another merchant's configuration", async () => {
    const job = await create()
    expect(await payments.find('200426117314086913', job.reference)).toBeUndefined()
  })

  it('pays and captures a job at once on Successful Payment', async () => {
    const job = await payments.simulate(await create(), 'Successful')
    expect(jobStatus(job.payments)).toBe('Paid')
    expect(currentPayment(job)).toMatchObject({
      paidAmount: '10.00',
      paidAt: expect.any(String),
      captures: [{ status: 'Completed', amountToCapture: '10.00', isFinalCapture: true }],
    })
  })

  it('fails a job on Failed Payment', async () => {
    const job = await payments.simulate(await create(), 'Failed')
    expect(jobStatus(job.payments)).toBe('Failed')
    expect(currentPayment(job)).not.toHaveProperty('paidAmount')
  })

  it('verifies a job of amount zero', async () => {
    const job = await payments.simulate(await create({ amountToCollect: '0.00' }), 'Successful')
    expect(jobStatus(job.payments)).toBe('Verified')
    expect(currentPayment(job).captures).toEqual([])
  })

  it('only reserves when the merchant captures by hand', async () => {
    await context.configurations.set(configurationId, { autoCapture: false })
    const job = await payments.simulate(await create(), 'Successful')
    expect(jobStatus(job.payments)).toBe('Reserved')
  })

  describe('a card payment after 3-D Secure', () => {
    const paidBy = async (outcome: AuthenticationOutcome) =>
      payments.authenticate(await payments.submitCard(await create(), card), outcome)

    it.each([
      ['Successful', 'Paid', undefined],
      ['Attempted', 'Paid', undefined],
      ['Unavailable', 'Paid', undefined],
      ['Failed', 'Failed', 'ThreeDSecureFailed'],
    ] as const)('that was %s is %s', async (outcome, status, code) => {
      const job = await paidBy(outcome)
      expect(jobStatus(job.payments)).toBe(status)
      expect(currentPayment(job).error?.code).toBe(code)
    })

    it('that was unavailable fails where the merchant requires it', async () => {
      await context.configurations.set(configurationId, { threeDSecureRequired: true })
      const job = await paidBy('Unavailable')
      expect(currentPayment(job)).toMatchObject({
        status: 'Failed',
        error: { code: 'ThreeDSecureUnavailable' },
      })
    })

    it('records each step', async () => {
      const { steps } = currentPayment(await paidBy('Successful'))
      expect(steps.map(({ action, status }) => [action, status])).toEqual([
        ['DisplayHostedPage', 'Pending'],
        ['PaymentMethodSelection', 'Pending'],
        ['Start', 'Pending'],
        ['Process', 'Paid'],
      ])
    })
  })

  it('charges once when two tabs pay the same job at the same time', async () => {
    const job = await create({ parameters: { webhookUrl: 'http://localhost:1/hook' } })
    const tries = await Promise.allSettled([
      payments.simulate(job, 'Successful'),
      payments.simulate(job, 'Successful'),
      payments.simulate(job, 'Failed'),
    ])
    expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of tries)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(NotPossible)
    expect(await announced(job)).toHaveLength(1)
  })

  it('says why a refund has to wait apart from the parameters, which API clients get', async () => {
    const { configurations } = context
    await configurations.set(configurationId, { refundsNeedSettlement: true })
    const paid = await payments.simulate(await create(), 'Successful')
    await expect(payments.refund(paid, currentPayment(paid).reference, {})).rejects.toMatchObject({
      code: 'InvalidPaymentForRefund',
      parameters: ['Paid'],
      reason: 'unsettled',
    })
  })

  it('cancels while the shopper chooses and while 3-D Secure is awaited, and not afterwards', async () => {
    const cancelled = await payments.cancelByShopper(await create())
    expect(jobStatus(cancelled.payments)).toBe('Cancelled')
    const atTheBank = await payments.submitCard(await create(), card)
    expect(jobStatus((await payments.cancelByShopper(atTheBank)).payments)).toBe('Cancelled')
    await expect(payments.cancelByShopper(cancelled)).rejects.toThrow(NotPossible)
  })

  it('leaves no commissioned payment behind when a job is cancelled', async () => {
    const job = await payments.create(context.configuration, jobRequest(), simulatedStatus('COMMISSIONED'))
    expect(jobStatus(job.payments)).toBe('Commissioned')
    expect(jobStatus((await payments.cancelJob(job)).payments)).toBe('Cancelled')
  })

  it('pays a credit out at once: not reserved, without 3-D Secure, and never refunded', async () => {
    await context.configurations.set(configurationId, { autoCapture: false })
    const credit = await create({ type: 'Credit' })
    const paidOut = await payments.submitCard(credit, { ...card, holderName: 'Han Solo' })
    await context.configurations.set(configurationId, { autoCapture: true })
    expect(jobStatus(paidOut.payments)).toBe('Paid')
    await expect(payments.refund(paidOut, paidOut.payments[0].reference, {})).rejects.toThrow(
      'InvalidPaymentForRefund',
    )
  })

  it('expires a job whose time has come, when somebody looks and when nobody does', async () => {
    const looked = await create({ expiresAt: new Date(Date.now() + 60_000) })
    const forgotten = await create({ expiresAt: new Date(Date.now() + 60_000) })
    context.clock.wind(61_000)
    const seen = await payments.findByPageToken(looked.pageToken)
    expect(seen && jobStatus(seen.payments)).toBe('Expired')
    await payments.expireDue()
    const found = await payments.find(forgotten.configurationId, forgotten.reference)
    expect(found && jobStatus(found.payments)).toBe('Expired')
  })

  describe('the outbox', () => {
    const parameters = { webhookUrl: 'http://localhost:1/hook' }

    it('gets one notification for each change of status, written together with it', async () => {
      const job = await create({ parameters })
      expect(await announced(job)).toEqual([])
      await payments.submitCard(job, card)
      expect(await announced(job)).toEqual([])
      await payments.authenticate(job, 'Successful')
      expect(await announced(job)).toEqual(['Paid'])
    })

    it('gets none when the change is rejected', async () => {
      const job = await payments.simulate(await create({ parameters }), 'Failed')
      await expect(payments.simulate(job, 'Successful')).rejects.toThrow(NotPossible)
      expect(await announced(job)).toEqual(['Failed'])
    })

    it('gets none where neither the job nor the configuration names an address', async () => {
      const job = await payments.simulate(await create(), 'Successful')
      expect(await announced(job)).toEqual([])
    })
  })

  it('sends the shopper to the return URL of the outcome', async () => {
    const parameters = { returnUrlSuccess: 'https://x.example/yes', returnUrlFailed: 'https://x.example/no' }
    const job = await create({ parameters })
    expect(returnUrl(job, anywhere)).toBeUndefined()
    expect(returnUrl(await payments.simulate(job, 'Failed'), anywhere)).toMatch(
      new RegExp(
        `^https://x.example/no\\?paymentjobref=${job.reference}&paymentref=\\d{18}&ordernumber=Your\\+ref$`,
      ),
    )
  })
})
