import { onEveryStore } from 'cashflows-postgres/testing'
import { expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'
import { currentPayment, type Order } from './payment-job.ts'

const card = {
  maskedNumber: '400000****0002',
  brand: 'Visa',
  type: 'Credit',
  holderName: 'Luke Skywalker',
  expiryMonth: '12',
  expiryYear: '2099',
} as const

onEveryStore('AVS', simulatorStore, (database) => {
  const detailsOf = async (avs: boolean, billingAddress?: Order['billingAddress']) => {
    const { payments, configurations, configuration } = await simulatorContext(database())
    await configurations.set(configurationId, { avs })
    const job = await payments.create(
      configuration,
      jobRequest({ order: { orderLines: [], ...(billingAddress && { billingAddress }) } }),
    )
    const paid = currentPayment(await payments.submitCard(job, card))
    expect(paid.status).toBe('Paid')
    return JSON.parse(paid.attributes.cashFlowsAcquiringDetails ?? '{}')
  }

  it.each([
    ['Matched', { addressLine1: '1 High Street', zipCode: 'CB1 2AB' }],
    ['Matched', { zipCode: 'CB1 2AB' }],
    ['NotProvided', { addressLine1: ' ', city: 'Cambridge' }],
    ['NotProvided', undefined],
  ] as const)('passes on %s for the billing address %o, and declines nothing', async (result, address) => {
    expect(await detailsOf(true, address)).toMatchObject({ AvsResult: result, Status: 'Success' })
  })

  it('says nothing of the address while it is off, as it is for a new configuration', async () => {
    expect(await detailsOf(false, { zipCode: 'CB1 2AB' })).not.toHaveProperty('AvsResult')
    expect((await simulatorContext(database())).configuration.settings.avs).toBe(false)
  })
})
