import { beforeEach, describe, expect, it, test } from 'vitest'
import { goodCard, returnUrls, shopperAt } from '../../testing/shopper.ts'
import { mounts } from '../../testing/simulator.ts'
import { enGB } from '../texts/en-gb.ts'
import { bankTheme } from './bank.tsx'

describe.each(mounts)('the 3-D Secure simulator mounted at "%s"', (mount) => {
  let shopper: ReturnType<typeof shopperAt>

  beforeEach(async () => {
    shopper = shopperAt(mount)
    await shopper.post('/payment/card', goodCard)
  })

  it('shows what is to be confirmed, and the four outcomes', async () => {
    const response = await shopper.get('/three-d-secure')
    const markup = await response.text()
    expect(response.status).toBe(200)
    for (const words of [
      'Demonstration merchant',
      '£10.00',
      'Visa ending in 9005',
      'Alex Smith',
      enGB.mark,
    ]) {
      expect(markup).toContain(words)
    }
    for (const answer of ['successful', 'failed', 'unavailable', 'attempted']) {
      expect(markup).toContain(`Authentication ${answer}`)
    }
    expect(shopper.targetsOf(markup, '/three-d-secure')).toEqual([
      '/payment/fonts/inter-latin.woff2',
      '/payment/script.js',
      '/three-d-secure',
    ])
  })

  it('is the page of a bank, in a brand of its own, where the likeliest answer weighs most', async () => {
    const markup = await (await shopper.get('/three-d-secure')).text()
    expect(markup).toContain('<title>Confirm this payment · Larkfield Bank</title>')
    expect(markup).toContain(`--accent:${bankTheme.light.accent}`)
    expect(markup.match(/<button[^>]*class="main-action"[^>]*>/g)).toEqual([
      expect.stringContaining('value="Successful"'),
    ])
  })

  test.each([
    ['Successful', 'Paid', returnUrls.returnUrlSuccess],
    ['Failed', 'Failed', returnUrls.returnUrlFailed],
    ['Unavailable', 'Paid', returnUrls.returnUrlSuccess],
    ['Attempted', 'Paid', returnUrls.returnUrlSuccess],
    ['Abandoned', 'Failed', returnUrls.returnUrlFailed],
  ])('%s leaves the payment %s and leads to %s', async (outcome, status, address) => {
    const response = await shopper.post('/three-d-secure', { outcome })
    expect(shopper.leadsTo(response)).toContain(address)
    expect(shopper.job.payments[0]).toMatchObject({ status, authentication: outcome })
  })

  it('leads to the hosted page where the merchant set no return URL', async () => {
    shopper = shopperAt(mount, { parameters: {} })
    await shopper.post('/payment/card', goodCard)
    const response = await shopper.post('/three-d-secure', { outcome: 'Successful' })
    expect(shopper.leadsTo(response, '/three-d-secure')).toBe('/payment/result')
  })

  it('answers a second click with the page where the payment stands, and pays once', async () => {
    await shopper.post('/three-d-secure', { outcome: 'Successful' })
    const response = await shopper.post('/three-d-secure', { outcome: 'Failed' })
    expect(response.status).toBe(303)
    expect(shopper.leadsTo(response, '/three-d-secure')).toBe('/payment')
    expect(shopper.job.payments[0]).toMatchObject({ status: 'Paid', authentication: 'Successful' })
    const again = await shopper.get('/three-d-secure')
    expect(shopper.leadsTo(again)).toContain(returnUrls.returnUrlSuccess)
  })

  it('leads back to the hosted page when no card was sent', async () => {
    const fresh = shopperAt(mount)
    expect(fresh.leadsTo(await fresh.get('/three-d-secure'), '/three-d-secure')).toBe('/payment')
    const response = await fresh.post('/three-d-secure', { outcome: 'Successful' })
    expect(fresh.leadsTo(response, '/three-d-secure')).toBe('/payment')
    expect(fresh.job.payments[0].status).toBe('Pending')
  })

  it('rejects an outcome that no issuer gives', async () => {
    const response = await shopper.post('/three-d-secure', { outcome: 'Maybe' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(enGB.unreadable.heading)
    expect(shopper.job.payments[0].status).toBe('Pending')
  })
})

describe('the setting 3D Secure Required', () => {
  test.each([
    ['Successful', 'Paid', undefined],
    ['Failed', 'Failed', 'ThreeDSecureFailed'],
    ['Unavailable', 'Failed', 'ThreeDSecureUnavailable'],
    ['Attempted', 'Paid', undefined],
  ])('lets %s end as %s', async (outcome, status, code) => {
    const shopper = shopperAt('', {}, 1, { threeDSecureRequired: true })
    await shopper.post('/payment/card', goodCard)
    await shopper.post('/three-d-secure', { outcome })
    expect(shopper.job.payments[0].status).toBe(status)
    expect(shopper.job.payments[0].error?.code).toBe(code)
  })
})

it('waits on a page of its own for a challenge that the app of the bank answers', async () => {
  const shopper = shopperAt()
  await shopper.post('/payment/card', { ...goodCard, holderName: 'Leia Skywalker' })
  const markup = await (await shopper.get('/three-d-secure')).text()
  expect(markup).toContain(enGB.decoupled.heading)
  expect(markup).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>')
  const response = await shopper.post('/three-d-secure', { outcome: 'Successful' })
  expect(shopper.leadsTo(response)).toContain(returnUrls.returnUrlSuccess)
})

it('says until when the bank waits for an answer', async () => {
  const shopper = shopperAt()
  await shopper.post('/payment/card', goodCard)
  expect(await (await shopper.get('/three-d-secure')).text()).toContain(enGB.threeDSecure.until('12:10'))
})
