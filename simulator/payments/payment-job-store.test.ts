import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { jobRequest, simulatorContext } from '../testing/simulator.ts'
import type { Configuration } from './configuration.ts'
import { newPaymentJob } from './new-payment-job.ts'
import { rowOf } from './payment-job-row.ts'
import { PaymentJobStore } from './payment-job-store.ts'
import { paymentJob } from './tables.ts'

onEveryStore('payment jobs', simulatorStore, (database) => {
  let configuration: Configuration
  let store: PaymentJobStore
  beforeEach(async () => {
    ;({ configuration } = await simulatorContext(database()))
    store = new PaymentJobStore(database())
  })

  const newJob = (orderNumber: string, addressLine1 = '1 High Street') =>
    newPaymentJob(
      jobRequest({ order: { orderNumber, orderLines: [], billingAddress: { addressLine1 } } }),
      configuration,
      new Date(),
    )

  it('keeps each of many that are inserted at once, with every column', async () => {
    const jobs = ['1', 'Ωμέγα "2"', "3'\\", '{4}'].map((number) => newJob(number, `“${number}” 😀 Street`))
    expect(await Promise.all(jobs.map(store.insert))).toEqual([true, true, true, true])
    expect(await Promise.all(jobs.map(({ reference }) => store.find(reference)))).toEqual(jobs)
    const kept = await database().select().from(paymentJob)
    for (const job of jobs) {
      expect(kept).toContainEqual({ ...rowOf(job), searchWords: expect.stringContaining("'street'") })
    }
  })

  it('says of each whether its reference was free', async () => {
    const [first, second] = [newJob('1'), newJob('2')]
    await store.insert(first)
    expect(await Promise.all([store.insert(first), store.insert(second)])).toEqual([false, true])
  })

  it('keeps the others when one holds what the store does not take', async () => {
    const [first, impossible, last] = [newJob('1'), newJob('\u0000'), newJob('3')]
    const inserted = await Promise.allSettled([first, impossible, last].map(store.insert))
    expect(inserted.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const found = await Promise.all([first, impossible, last].map(({ reference }) => store.find(reference)))
    expect(found).toEqual([first, undefined, last])
  })

  it('gives everybody who asks at once for the same job that job', async () => {
    const job = newJob('1')
    await store.insert(job)
    expect(await Promise.all(Array(3).fill(job.reference).map(store.find))).toEqual([job, job, job])
  })
})
