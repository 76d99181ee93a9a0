import { describe, expect, it, test } from 'vitest'
import type { PaymentJobRequest } from '../../payments/new-payment-job.ts'
import { pageMethods } from '../../payments/page-methods.ts'
import { goodCard, returnUrls, shopperAt } from '../../testing/shopper.ts'
import { enGB } from '../texts/en-gb.ts'

const settings = { paymentMethods: [...pageMethods] }
const inEuros: Partial<PaymentJobRequest> = {
  currency: 'EUR',
  paymentMethodsToUse: ['Card', 'PayPal', 'Ideal'],
}
const shopperWithAll = (changes: Partial<PaymentJobRequest> = inEuros) => shopperAt('', changes, 1, settings)
const offeredOn = async (shopper: ReturnType<typeof shopperAt>) => {
  const markup = await (await shopper.get('/payment/card')).text()
  return [...markup.matchAll(/&amp;method=(\w+)/g)].map(([, method]) => method)
}

describe('the methods beside card', () => {
  test.each<[string, Partial<PaymentJobRequest>, string[]]>([
    ['all of them in euros', inEuros, ['ApplePay', 'GooglePay', 'ClickToPay', 'PayPal', 'Ideal']],
    [
      'no iDEAL in pounds',
      { ...inEuros, currency: 'GBP' },
      ['ApplePay', 'GooglePay', 'ClickToPay', 'PayPal'],
    ],
    ['wallets only, for a job by card', { currency: 'EUR' }, ['ApplePay', 'GooglePay', 'ClickToPay']],
    ['no wallet where no card is allowed', { currency: 'EUR', paymentMethodsToUse: ['Ideal'] }, ['Ideal']],
  ])('are %s', async (_, changes, expected) => {
    expect(await offeredOn(shopperWithAll(changes))).toEqual(expected)
  })

  it('are none where the merchant has none, and a card can always pay', async () => {
    const shopper = shopperAt('', { paymentMethodsToUse: ['PayPal'] }, 1, { paymentMethods: ['Card'] })
    const markup = await (await shopper.get('/payment/card')).text()
    expect(markup).not.toContain('&amp;method=')
    expect(markup).toContain('Card number')
  })

  it('leave no card form where a job allows no card', async () => {
    const shopper = shopperWithAll({ currency: 'EUR', paymentMethodsToUse: ['Ideal'] })
    expect(await (await shopper.get('/payment/card')).text()).not.toContain('Card number')
  })

  test.each([
    ['ApplePay', 'Approved', 'Paid', { eWalletType: 'ApplePay' }, ['Card']],
    ['GooglePay', 'Declined', 'Declined', { eWalletType: 'GooglePay' }, ['Card']],
    ['PayPal', 'Approved', 'Paid', {}, ['PayPal']],
    ['Ideal', 'Approved', 'Paid', { idealBic: 'INGBNL2A' }, ['Ideal']],
  ])('%s that is %s leaves the payment %s', async (method, outcome, status, attributes, paymentMethods) => {
    const shopper = shopperWithAll()
    const path = `/payment/other?ref=${shopper.job.pageToken}&method=${method}`
    const page = await (await shopper.get(path)).text()
    expect(page).toContain('This page only stands in for it')
    const response = await shopper.post(path, { outcome, bank: 'INGBNL2A' })
    expect(shopper.leadsTo(response)).toContain(
      status === 'Paid' ? returnUrls.returnUrlSuccess : returnUrls.returnUrlFailed,
    )
    expect(shopper.job.payments[0]).toMatchObject({ status, attributes, paymentMethods })
  })

  it('ask for the bank of an iDEAL payment when none was chosen', async () => {
    const shopper = shopperWithAll()
    const path = `/payment/other?ref=${shopper.job.pageToken}&method=Ideal`
    const response = await shopper.post(path, { outcome: 'Approved', bank: 'NOBANK' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(enGB.methods.bankMissing)
    expect(shopper.asked).toEqual([])
  })

  it('capture an iDEAL payment at once, also where the merchant captures by hand', async () => {
    const shopper = shopperAt('', inEuros, 1, { ...settings, autoCapture: false })
    const path = `/payment/other?ref=${shopper.job.pageToken}&method=Ideal`
    await shopper.post(path, { outcome: 'Approved', bank: 'INGBNL2A' })
    expect(shopper.job.payments[0].status).toBe('Paid')
  })

  it('are rejected when the job does not have them', async () => {
    const shopper = shopperAt()
    const path = `/payment/other?ref=${shopper.job.pageToken}&method=PayPal`
    expect(shopper.leadsTo(await shopper.get(path), path)).toBe('/payment')
    expect((await shopper.post(path, { outcome: 'Approved' })).status).toBe(400)
    expect(shopper.asked).toEqual([])
  })

  it('change nothing once the payment is made', async () => {
    const shopper = shopperWithAll()
    const path = `/payment/other?ref=${shopper.job.pageToken}&method=ApplePay`
    await Promise.all([1, 2].map(() => shopper.post(path, { outcome: 'Approved' })))
    expect(shopper.job.payments).toHaveLength(1)
    expect(shopper.job.payments[0].captures).toHaveLength(1)
  })
})

describe('cards that are kept', () => {
  const customer: Partial<PaymentJobRequest> = {
    order: { orderNumber: 'A 1', orderLines: [], customerReference: '2611290000000001' },
  }
  const stored = (token: string, expiryYear: string) => ({
    token,
    card: {
      maskedNumber: '540020****9009',
      brand: 'Mastercard' as const,
      type: 'Credit' as const,
      holderName: 'Luke Skywalker',
      expiryMonth: '05',
      expiryYear,
    },
  })

  it('are offered to their customer, and pay without being typed', async () => {
    const shopper = shopperAt('', customer)
    shopper.keep(stored('1', '2031'))
    const markup = await (await shopper.get('/payment/card')).text()
    expect(markup).toContain('Mastercard ending in 9009')
    expect(markup).toContain('Expires 05/31')
    const response = await shopper.post('/payment/stored', { token: '1' })
    expect(shopper.leadsTo(response)).toContain(returnUrls.returnUrlSuccess)
    expect(shopper.job.payments[0]).toMatchObject({ status: 'Paid', storeCard: false })
  })

  it('are not shown to a shopper whom the merchant does not know', async () => {
    const shopper = shopperAt()
    shopper.keep(stored('1', '2031'))
    expect(await (await shopper.get('/payment/card')).text()).not.toContain('ending in 9009')
    expect((await shopper.post('/payment/stored', { token: '1' })).status).toBe(400)
  })

  it('cannot pay when they have expired or do not exist', async () => {
    const shopper = shopperAt('', customer)
    shopper.keep(stored('1', '2025'))
    for (const token of ['1', '2']) {
      const response = await shopper.post('/payment/stored', { token })
      expect(response.status).toBe(400)
      expect(await response.text()).toContain(enGB.storedCards.choose)
    }
    expect(shopper.asked).toEqual([])
  })

  it('pay once when the button is pressed twice', async () => {
    const shopper = shopperAt('', customer)
    shopper.keep(stored('1', '2031'))
    const answers = await Promise.all([1, 2].map(() => shopper.post('/payment/stored', { token: '1' })))
    expect(answers.map(({ status }) => status)).toEqual([200, 303])
    expect(shopper.job.payments).toHaveLength(1)
    expect(shopper.job.payments[0].captures).toHaveLength(1)
  })

  it('can be removed by whoever says so twice, and the page says that it is done', async () => {
    const shopper = shopperAt('', customer)
    shopper.keep(stored('1', '2031'), stored('2', '2032'))
    const asked = await (await shopper.post('/payment/forget', { token: '1' })).text()
    expect(asked).toContain('<h1>Remove Mastercard ending in 9009</h1>')
    expect(shopper.targetsOf(asked, '/payment/forget')).toContain('/payment/card')
    expect(shopper.storedCards).toHaveLength(2)
    const response = await shopper.post('/payment/forget', { token: '1', confirmed: 'yes' })
    expect(response.headers.get('Location')).toContain('removed=yes')
    expect(shopper.storedCards.map(({ token }) => token)).toEqual(['2'])
    const markup = await (await shopper.get(`/payment/card?ref=${shopper.job.pageToken}&removed=yes`)).text()
    expect(markup).toContain('<p role="status" tabindex="-1" autofocus="">Card removed.</p>')
  })

  it('that are not there are not asked about', async () => {
    const response = await shopperAt('', customer).post('/payment/forget', { token: '1' })
    expect(response.status).toBe(303)
  })

  test.each([
    ['ticks the box', { keep: 'yes' }, true],
    ['leaves it alone', {}, false],
  ])('come from a shopper who %s', async (_, checkbox, storeCard) => {
    const shopper = shopperAt('', customer)
    await shopper.post('/payment/card', { ...goodCard, ...checkbox })
    expect(shopper.job.payments[0].storeCard).toBe(storeCard)
  })

  it('stay asked for while other fields are corrected', async () => {
    const shopper = shopperAt('', customer)
    const markup = await (
      await shopper.post('/payment/card', { ...goodCard, number: '', keep: 'yes' })
    ).text()
    expect(markup).toMatch(/name="keep"[^>]*checked/)
  })

  it('need no checkbox where the merchant has the consent already', async () => {
    const shopper = shopperAt('', { ...customer, options: ['StoreCardDetails'] })
    const markup = await (await shopper.get('/payment/card')).text()
    expect(markup).not.toContain('name="keep"')
    expect(markup).toContain(enGB.card.kept)
    await shopper.post('/payment/card', goodCard)
    expect(shopper.job.payments[0].storeCard).toBeUndefined()
  })
})
