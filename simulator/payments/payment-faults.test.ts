import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import type { ScenarioName } from '../faults/scenarios.ts'
import { configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'
import { jobStatus } from './lifecycle.ts'
import { currentPayment, type PaymentJob } from './payment-job.ts'
import { simulatedStatus } from './simulated-status.ts'
import { configuration, paymentJob } from './tables.ts'

onEveryStore('faults of payments', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>

  beforeEach(async () => {
    await database().delete(configuration)
    await database().delete(paymentJob)
    context = await simulatorContext(database())
  })

  const create = async (scenario?: ScenarioName) =>
    context.payments.create(
      await current(),
      jobRequest({ parameters: scenario ? { simulatorScenario: scenario } : {} }),
    )
  const current = async () => {
    const found = await context.configurations.find(configurationId)
    if (!found) throw new Error('The configuration is gone.')
    return found
  }
  const read = async (job: PaymentJob) => {
    const found = await context.payments.find(configurationId, job.reference)
    if (!found) throw new Error('The job is gone.')
    return found
  }
  const statuses = (job: PaymentJob) => job.payments.map(({ status }) => status)

  it.each([
    ['payment-declined', 'Declined'],
    ['payment-rejected', 'Rejected'],
    ['payment-blocked', 'Blocked'],
    ['payment-expired', 'Expired'],
  ] as const)('ends a payment that would have succeeded by %s as %s', async (scenario, status) => {
    const job = await context.payments.simulate(await create(scenario), 'Successful')
    expect(statuses(job)).toEqual([status])
    expect(currentPayment(job).captures).toEqual([])
    expect(currentPayment(job).paidAmount).toBeUndefined()
  })

  it('ends a job that was to be paid at once in the same way', async () => {
    await context.faults.add(configurationId, { scenario: 'payment-blocked' })
    const job = await context.payments.create(await current(), jobRequest(), simulatedStatus('PAID'))
    expect(statuses(job)).toEqual(['Blocked'])
  })

  it.each(['ApplePay', 'Ideal'] as const)('ends a payment by %s as the scenario says', async (method) => {
    const job = await context.payments.payByOther(await create('payment-blocked'), method, 'Approved')
    expect(statuses(job)).toEqual(['Blocked'])
  })

  it.each(['Failed', 'Cancelled'] as const)('pays a job a little later that was %s', async (end) => {
    const begun = await create('paid-after-giving-up')
    const givenUp =
      end === 'Failed'
        ? await context.payments.simulate(begun, 'Failed')
        : await context.payments.cancelJob(begun)
    expect(statuses(givenUp)).toEqual([end])
    context.clock.wind(10_000 - 1_000)
    expect(statuses(await read(begun))).toEqual([end])
    context.clock.wind(1_000)
    const paid = await read(begun)
    expect(statuses(paid)).toEqual([end, 'Paid'])
    expect(jobStatus(paid.payments)).toBe('Paid')
    expect(paid.payments[1]?.reference).not.toBe(paid.payments[0].reference)
  })

  it('pays a paid job once more, and only once, even when nobody looks at it', async () => {
    const job = await context.payments.simulate(await create('second-payment'), 'Successful')
    expect(statuses(job)).toEqual(['Paid'])
    for (let round = 0; round < 3; round++) {
      context.clock.wind(10_000)
      await context.payments.payDue()
    }
    const [row] = await database().select().from(paymentJob)
    expect(row && statuses(row.document)).toEqual(['Paid', 'Paid'])
    expect(row?.laterPaymentAt).toBeNull()
  })

  it('lets a refund fail, which gives nothing back', async () => {
    const paid = await context.payments.simulate(await create('refund-fails'), 'Successful')
    const [payment] = paid.payments
    const failed = await context.payments.refund(paid, payment.reference, {})
    expect(failed.payments[0].refunds).toMatchObject([{ status: 'Failed', amountToRefund: '10.00' }])
    await database().update(configuration).set({ faults: [] })
    const again = { ...paid, parameters: {} }
    expect((await context.payments.refund(again, payment.reference, {})).payments[0].refunds).toHaveLength(2)
  })

  it('counts down what is switched on for the next payments, and leaves failing payments out of the count', async () => {
    await context.faults.add(configurationId, { scenario: 'payment-declined', times: 2 })
    const ends: string[] = []
    for (const outcome of ['Successful', 'Failed', 'Successful', 'Successful'] as const) {
      ends.push(...statuses(await context.payments.simulate(await create(), outcome)))
    }
    expect(ends).toEqual(['Declined', 'Failed', 'Declined', 'Paid'])
    expect((await current()).faults).toEqual([])
  })

  it('is injected for the order number that it is switched on for, and no other', async () => {
    await context.faults.add(configurationId, { scenario: 'payment-declined', orderNumber: 'A-2' })
    const ends: string[] = []
    for (const orderNumber of ['A-1', 'A-2', 'A-3']) {
      const request = jobRequest({ order: { orderNumber, orderLines: [] } })
      const job = await context.payments.create(await current(), request)
      ends.push(...statuses(await context.payments.simulate(job, 'Successful')))
    }
    expect(ends).toEqual(['Paid', 'Declined', 'Paid'])
  })

  it('is injected as often as it was switched on for, though many payments come at the same moment', async () => {
    await context.faults.add(configurationId, { scenario: 'payment-declined', times: 3 })
    const jobs = await Promise.all(Array.from({ length: 8 }, () => create()))
    const ended = await Promise.all(jobs.map((job) => context.payments.simulate(job, 'Successful')))
    expect(ended.flatMap(statuses).filter((status) => status === 'Declined')).toHaveLength(3)
  })

  it('stops when it is cleared', async () => {
    const added = await context.faults.add(configurationId, { scenario: 'payment-declined' })
    expect(await context.faults.clear(configurationId, 'unknown')).toBe(false)
    expect(await context.faults.clear(configurationId, added?.id)).toBe(true)
    expect(statuses(await context.payments.simulate(await create(), 'Successful'))).toEqual(['Paid'])
  })
})
