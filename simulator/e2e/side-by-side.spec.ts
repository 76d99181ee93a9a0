import { TrialMerchant } from '../conformance/merchant.ts'
import { GatewayClient } from '../kit/gateway-client.ts'
import { expect, test } from '../kit/playwright/index.ts'

/** side-by-side.config.ts asks for more. */
const times = Number(process.env.SIDE_BY_SIDE ?? 1)

for (let index = 1; index <= times; index++) {
  test(`${index}: a payment lives in the time of its own configuration, whatever other tests do`, async ({
    simulator,
    configuration,
    clock,
    gateway,
    control,
  }) => {
    const merchant = new TrialMerchant(new GatewayClient(simulator.url, configuration))
    const order = { orderNumber: `SIDE-${index}` }
    const { configurationId } = configuration
    const minutes = 1 + (index % 20)
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
    const first = await merchant.start({ order, expirationDateTimeUtc: inAnHour })
    await clock.wind({ minutes })
    expect((await gateway.job()).status).toBe('Pending')
    await clock.wind({ days: 60 })
    expect((await gateway.job()).status).toBe('Expired')
    const second = await merchant.startIn('PAID', { order })
    expect((await gateway.jobs()).map(({ reference, status }) => [reference, status])).toEqual([
      [second.reference, 'Paid'],
      [first.reference, 'Expired'],
    ])
    const { now } = await control.readClock({ configurationId })
    const ahead = Date.parse(now) - Date.now() - (minutes + 60 * 24 * 60) * 60_000
    expect(Math.abs(ahead)).toBeLessThan(60_000)
  })

  test(`${index}: a fault meets its own configuration alone`, async ({
    simulator,
    configuration,
    faults,
    gateway,
  }) => {
    const merchant = new TrialMerchant(new GatewayClient(simulator.url, configuration))
    expect((await merchant.create()).status).toBe(201)
    await faults.inject({ scenario: 'error-503' })
    expect((await merchant.create()).status).toBe(503)
    await faults.clear()
    expect((await merchant.create()).status).toBe(201)
    expect((await gateway.jobs()).length).toBeGreaterThanOrEqual(2)
  })
}
