import { describe, expect, it, test, vi } from 'vitest'
import { Destinations } from '../../destinations/destinations.ts'
import { testCards } from '../../payments/card.ts'
import type { PaymentJobRequest } from '../../payments/new-payment-job.ts'
import { locales } from '../../payments/payment-job.ts'
import { stageOf } from '../../payments/stage.ts'
import { goodCard, returnUrls, shopperAt } from '../../testing/shopper.ts'
import { mounts } from '../../testing/simulator.ts'
import { elGR } from '../texts/el-gr.ts'
import { enGB } from '../texts/en-gb.ts'

const text = (response: Response | Promise<Response>) => Promise.resolve(response).then((it) => it.text())
const lines = [
  { lineNumber: 1, name: 'Mug <b>bold</b>', quantity: '2', totalLineAmount: '8.00' },
  { lineNumber: 2, name: 'Delivery', quantity: '1', unitPriceInclVat: '2.00' },
]

it('shows what a line costs by its quantity and its unit price, where that is exact', async () => {
  const line = { name: 'Soup mug', quantity: '2', unitPriceInclVat: '22.25' }
  const priced = shopperAt('', { order: { orderNumber: 'A 1', orderLines: [{ ...line, lineNumber: 1 }] } })
  expect(await text(priced.get('/payment'))).toContain('<dd class="money">£44.50</dd>')
  const inexact = { ...line, lineNumber: 1, quantity: '0.3', unitPriceInclVat: '0.05' }
  const unpriced = shopperAt('', { order: { orderNumber: 'A 1', orderLines: [inexact] } })
  expect(await text(unpriced.get('/payment'))).toContain('<dd class="money"></dd>')
})

it('keeps a name that is written from right to left apart from what stands beside it', async () => {
  const orderLines = [{ lineNumber: 1, name: 'كوب', quantity: '2' }]
  const shopper = shopperAt('', { order: { orderNumber: 'A 1', orderLines } })
  expect(await text(shopper.get('/payment'))).toContain('<bdi>كوب</bdi>')
})

it('names the cardholders who decide how 3-D Secure goes', async () => {
  const markup = await text(shopperAt().get('/payment/card'))
  expect(markup).toContain('<dt>Lando Calrissian</dt><dd>Authentication failed</dd>')
  expect(markup).toContain('<dt>Leia Skywalker</dt><dd>Confirm in your bank’s app</dd>')
})

describe.each(mounts)('the hosted page mounted at "%s"', (mount) => {
  it('first lets one choose how the payment ends', async () => {
    const shopper = shopperAt(mount, { order: { orderNumber: 'A 1', orderLines: lines } })
    const response = await shopper.get('/payment')
    const markup = await response.text()
    expect(response.status).toBe(200)
    for (const words of ['Successful Payment', 'Failed Payment', 'Simulate Live Environment']) {
      expect(markup).toContain(words)
    }
    for (const words of [
      '£10.00',
      'A 1',
      'Quantity 2',
      '£8.00',
      '£2.00',
      'Demonstration merchant',
      enGB.mark,
    ]) {
      expect(markup).toContain(words)
    }
    expect(markup).toContain('Mug &lt;b&gt;bold&lt;/b&gt;')
    expect(shopper.targetsOf(markup, '/payment')).toEqual([
      '/payment/script.js',
      '/payment/simulate',
      '/payment/simulate',
      '/payment/card',
    ])
  })

  it('begins with the card form where the job asks for it, and the choice stays within reach', async () => {
    const shopper = shopperAt(mount, { startsAtCardForm: true })
    const response = await shopper.get('/payment')
    expect([response.status, shopper.leadsTo(response, '/payment')]).toEqual([303, '/payment/card'])
    expect(await text(shopper.get('/payment/card'))).toContain('&amp;choose=yes"')
    expect(await text(shopper.get(`/payment?ref=${shopper.job.pageToken}&choose=yes`))).toContain(
      'Successful Payment',
    )
  })

  it('begins with the card form where the merchant has set that, unless the job asks for the choice', async () => {
    const settings = { startsAtCardForm: true }
    const response = await shopperAt(mount, {}, 1, settings).get('/payment')
    expect(response.status).toBe(303)
    const asked = await shopperAt(mount, { startsAtCardForm: false }, 1, settings).get('/payment')
    expect(await asked.text()).toContain('Successful Payment')
  })

  test.each([
    ['Successful', 'success', 'Paid'],
    ['Failed', 'failed', 'Failed'],
  ])('%s Payment leads to the return URL for %s, and the payment is %s', async (outcome, _, status) => {
    const shopper = shopperAt(mount)
    const response = await shopper.post('/payment/simulate', { outcome })
    expect(response.status).toBe(200)
    expect(shopper.leadsTo(response)).toContain(
      status === 'Paid' ? `${returnUrls.returnUrlSuccess}&paymentjobref=` : `${returnUrls.returnUrlFailed}?`,
    )
    expect(shopper.job.payments[0].status).toBe(status)
  })

  it('keeps no character of a form that the store does not take', async () => {
    const shopper = shopperAt(mount)
    await shopper.post('/payment/card', { ...goodCard, holderName: '\u0000Alex\u0000 Smith' })
    expect(shopper.job.payments[0].card?.holderName).toBe('Alex Smith')
  })

  it('leads from a good card to 3-D Secure', async () => {
    const shopper = shopperAt(mount)
    const page = await text(shopper.get('/payment/card'))
    expect(shopper.targetsOf(page, '/payment/card')).toEqual([
      '/payment/script.js',
      '/payment/card',
      '/payment/cancel',
      '/payment',
    ])
    const response = await shopper.post('/payment/card', goodCard)
    expect(response.status).toBe(303)
    expect(shopper.leadsTo(response, '/payment/card')).toBe('/three-d-secure')
    expect(shopper.job.payments[0].card).toMatchObject({
      maskedNumber: '451040****9005',
      holderName: 'Alex Smith',
    })
  })

  it('leads from Cancel to the return URL for that', async () => {
    const shopper = shopperAt(mount)
    const response = await shopper.post('/payment/cancel')
    expect(response.status).toBe(200)
    expect(shopper.leadsTo(response)).toMatch(
      /^https:\/\/www\.shop\.example\/cancelled\?.*&status=cancelled$/,
    )
    expect(shopper.job.payments[0].status).toBe('Cancelled')
  })

  it('leads from an authenticating payment to 3-D Secure, from wherever one comes', async () => {
    const shopper = shopperAt(mount)
    await shopper.post('/payment/card', goodCard)
    for (const path of ['/payment', '/payment/card']) {
      expect(shopper.leadsTo(await shopper.get(path), path)).toBe('/three-d-secure')
    }
    expect(shopper.leadsTo(await shopper.post('/payment/card', goodCard), '/payment/card')).toBe(
      '/three-d-secure',
    )
    expect(shopper.asked).toEqual(['submitCard'])
  })

  it('leads to the page of the stage when what was asked is no longer possible', async () => {
    const shopper = shopperAt(mount)
    await shopper.post('/payment/card', goodCard)
    const response = await shopper.post('/payment/simulate', { outcome: 'Successful' })
    expect(response.status).toBe(303)
    expect(shopper.leadsTo(response, '/payment/simulate')).toBe('/payment')
    expect(stageOf(shopper.job)).toBe('authenticating')
  })

  it('takes a double click as one payment', async () => {
    const shopper = shopperAt(mount)
    const [first, second] = await Promise.all([
      shopper.post('/payment/simulate', { outcome: 'Successful' }),
      shopper.post('/payment/simulate', { outcome: 'Successful' }),
    ])
    expect([first.status, second.status]).toEqual([200, 303])
    expect(shopper.leadsTo(second, '/payment/simulate')).toBe('/payment')
    expect(shopper.job.payments[0].captures).toHaveLength(1)
  })

  it('sends a finished payment on to the merchant whenever its link is opened again', async () => {
    const shopper = shopperAt(mount)
    await shopper.post('/payment/simulate', { outcome: 'Successful' })
    for (const path of ['/payment', '/payment/card']) {
      const response = await shopper.get(path)
      expect(response.status).toBe(200)
      expect(shopper.leadsTo(response)).toContain(returnUrls.returnUrlSuccess)
    }
  })

  test.each([
    ['Successful', 'Payment successful'],
    ['Failed', 'Payment failed'],
    ['cancel', 'Payment cancelled'],
  ])('shows a result of its own where the merchant set no return URL: %s', async (outcome, heading) => {
    const shopper = shopperAt(mount, { parameters: {} })
    const path = outcome === 'cancel' ? '/payment/cancel' : '/payment/simulate'
    const response = await shopper.post(path, { outcome })
    expect(shopper.leadsTo(response, path)).toBe('/payment/result')
    const page = await shopper.get('/payment/result')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(heading)
  })

  it('says that a payment was made already when its link is opened again', async () => {
    const shopper = shopperAt(mount, { parameters: {} })
    await shopper.post('/payment/simulate', { outcome: 'Successful' })
    const markup = await text(shopper.get('/payment'))
    expect(markup).toContain(enGB.alreadyPaid.heading)
    expect(markup).toContain('£10.00 was paid on 25 November 2026')
    expect(markup).not.toContain('Amount to pay')
    expect(shopper.leadsTo(await shopper.post('/payment/card', goodCard), '/payment/card')).toBe(
      '/payment/result',
    )
    expect(shopper.job.payments).toHaveLength(1)
  })

  it('says that a link has expired', async () => {
    const shopper = shopperAt(mount)
    await shopper.expire()
    const response = await shopper.get('/payment')
    const markup = await response.text()
    expect(response.status).toBe(410)
    expect(markup).toContain(enGB.expired.heading)
    expect(markup).toContain(`href="${returnUrls.returnUrlFailed}?paymentjobref=`)
    expect(markup).toContain(enGB.expired.backToShop)
    expect(shopper.leadsTo(await shopper.post('/payment/card', goodCard), '/payment/card')).toBe('/payment')
  })

  it('names no shop, and nobody as the one who cancelled, where a link without a shop is over', async () => {
    const expired = shopperAt(mount, { parameters: {} })
    await expired.expire()
    const withdrawn = shopperAt(mount, { parameters: {} })
    await withdrawn.withdraw()
    const failed = shopperAt(mount, { parameters: {} })
    await failed.post('/payment/simulate', { outcome: 'Failed' })
    for (const [shopper, path, words] of [
      [expired, '/payment', enGB.expired.text],
      [withdrawn, '/payment', enGB.withdrawn.heading],
      [failed, '/payment/result', enGB.results.failed.text],
    ] as const) {
      const markup = await text(shopper.get(path))
      expect(markup).toContain(words)
      expect(markup).not.toMatch(/[Yy]ou cancelled|the shop/)
    }
  })

  test.each([
    '/payment?ref=',
    '/payment?',
    `/payment?ref=${'0'.repeat(128)}`,
    '/payment/card?ref=../..',
    '/three-d-secure?',
  ])('says that %s is not known', async (path) => {
    const response = await shopperAt(mount).get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain(enGB.unknown.heading)
  })
})

it('shows how the payment ended while it leads on to the merchant, and a link for a browser that does not', async () => {
  const response = await shopperAt().post('/payment/simulate', { outcome: 'Successful' })
  const markup = await response.text()
  expect(response.headers.get('Refresh')).toMatch(/^0;url=https:\/\/shop\.example\/thanks\?/)
  expect(markup).toContain(enGB.results.success.heading)
  expect(markup).toMatch(/<a href="https:\/\/shop\.example\/thanks\?[^"]*">Continue<\/a>/)
})

describe('what the page offers', () => {
  const headingOf = async (shopper: ReturnType<typeof shopperAt>) =>
    /<h1>(.*?)<\/h1>/.exec(await text(shopper.get('/payment/card')))?.[1]

  it('gives it its heading', async () => {
    expect(await headingOf(shopperAt())).toBe('Pay by card')
    const withWallet = shopperAt('', {}, 1, { paymentMethods: ['Card', 'ApplePay'] })
    expect(await headingOf(withWallet)).toBe('Choose how to pay')
  })

  it('are the brands of the test cards, by their marks', async () => {
    const markup = await text(shopperAt().get('/payment/card'))
    const marks = [...markup.matchAll(/role="img" aria-label="([^"]+)"/g)].map(([, brand]) => brand)
    expect(marks).toEqual([...new Set(testCards.map(({ brand }) => brand))])
  })

  it('can be filled in with the help of the test cards without JavaScript', async () => {
    const markup = await text(shopperAt().get('/payment/card'))
    for (const words of [
      '4510 4004 0009 9005',
      'Security code 1234',
      'for example Alex Morgan, 12\u00a0/\u00a029',
    ]) {
      expect(markup).toContain(words)
    }
  })

  it('comes with the words of every problem, so that the page checks with those of the server', async () => {
    const markup = await text(shopperAt('', { locale: 'el_GR' }).get('/payment/card'))
    const problems = /data-problems="([^"]+)"/.exec(markup)?.[1]?.replaceAll('&quot;', '"') ?? ''
    expect(JSON.parse(problems)).toEqual(elGR.card.problems)
  })
})

describe('a card that cannot be taken', () => {
  const bad = {
    number: '4510 4004 0009 9014',
    holderName: 'Alex Smith',
    expiry: '01 / 24',
    securityCode: '9876',
  }

  it('brings the form back with what to do under each field', async () => {
    const shopper = shopperAt()
    const response = await shopper.post('/payment/card', bad)
    const markup = await response.text()
    expect(response.status).toBe(400)
    expect(markup).toContain(`<title>${enGB.errorTitle(enGB.card.heading)}`)
    for (const words of ['Check the card number', 'This card has expired', 'Enter the 3 digits']) {
      expect(markup).toContain(words)
    }
    expect(markup).toMatch(/id="number"[^>]*aria-describedby="number-problem"[^>]*autofocus/)
    expect(markup.match(/autofocus/g)).toHaveLength(1)
    expect(shopper.asked).toEqual([])
  })

  it('keeps name and expiry, and never sends back number or code', async () => {
    const markup = await text(shopperAt().post('/payment/card', bad))
    expect(markup).toContain('value="Alex Smith"')
    expect(markup).toContain('value="01 / 24"')
    expect(markup).not.toContain('9014')
    expect(markup).not.toContain('9876')
  })

  it('does not send back a number that was typed into another field', async () => {
    const number = '4510400400099005'
    const markup = await text(
      shopperAt().post('/payment/card', { number, holderName: number, expiry: number, securityCode: '123' }),
    )
    expect(markup).not.toContain(number)
    expect(markup).toContain('without numbers')
    const fullWidth = '４５１０４００４０００９９００５'
    const again = await text(shopperAt().post('/payment/card', { holderName: fullWidth, expiry: fullWidth }))
    expect(again).not.toContain(fullWidth)
  })

  it('sends back what was typed as text, not as markup', async () => {
    const markup = await text(
      shopperAt().post('/payment/card', { ...bad, holderName: '"><script>alert(1)</script>' }),
    )
    expect(markup).not.toContain('<script>alert')
  })

  test.each([
    ['no field', new URLSearchParams()],
    [
      'a file for a number',
      (() => {
        const form = new FormData()
        form.set('number', new File(['4510400400099005'], 'card.txt'))
        return form
      })(),
    ],
    [
      'a field twice',
      new URLSearchParams([
        ['number', '1'],
        ['number', '2'],
      ]),
    ],
  ])('is one with %s', async (_, body) => {
    const response = await shopperAt().request('/payment/card', { method: 'POST', body })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(enGB.card.problems.numberMissing)
  })

  test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])(
    'is one in a body of %s that is no form',
    async (type) => {
      const response = await shopperAt().request('/payment/card', {
        method: 'POST',
        body: '{"number":',
        headers: { 'Content-Type': type },
      })
      expect(response.status).toBe(400)
    },
  )
})

it('rejects a body larger than any form of its own', async () => {
  const response = await shopperAt().post('/payment/card', { ...goodCard, holderName: 'x'.repeat(20_000) })
  expect(response.status).toBe(413)
  expect(await response.text()).toContain(enGB.tooLarge.heading)
})

test.each(['', 'Perhaps'])('rejects %j as the outcome of a payment', async (outcome) => {
  const shopper = shopperAt()
  const response = await shopper.post('/payment/simulate', { outcome })
  expect(response.status).toBe(400)
  expect(shopper.asked).toEqual([])
})

it('lets the shopper try again where the merchant allows it, and says why', async () => {
  const shopper = shopperAt('', {}, 2)
  const response = await shopper.post('/payment/simulate', { outcome: 'Failed' })
  expect(shopper.leadsTo(response, '/payment/simulate')).toBe('/payment')
  for (const path of ['/payment', '/payment/card']) {
    expect(await text(shopper.get(path))).toContain(enGB.anotherTry)
  }
  await shopper.post('/payment/card', goodCard)
  await shopper.post('/three-d-secure', { outcome: 'Successful' })
  expect(shopper.job.payments.map(({ status }) => status)).toEqual(['Failed', 'Paid'])
})

it('leads from a card that failed back to the form, with the reason, as often as the merchant allows', async () => {
  const shopper = shopperAt('', {}, 2)
  await shopper.post('/payment/card', goodCard)
  const response = await shopper.post('/three-d-secure', { outcome: 'Failed' })
  expect(shopper.leadsTo(response, '/three-d-secure')).toBe('/payment/card')
  expect(await text(shopper.get('/payment/card'))).toContain(
    'Your bank did not confirm that the card is yours',
  )
  await shopper.post('/payment/card', goodCard)
  const second = await shopper.post('/three-d-secure', { outcome: 'Failed' })
  expect(shopper.leadsTo(second)).toContain(returnUrls.returnUrlFailed)
  expect(shopper.job.payments.map(({ status }) => status)).toEqual(['Failed', 'Failed'])
})

it('leads straight to the merchant where a card needs no 3-D Secure page', async () => {
  const shopper = shopperAt()
  const response = await shopper.post('/payment/card', { ...goodCard, holderName: 'Luke Skywalker' })
  expect(shopper.leadsTo(response)).toContain(returnUrls.returnUrlSuccess)
})

test.each<[Partial<PaymentJobRequest>]>([
  [{ parameters: { ...returnUrls, hostedNotCancelable: 'true' } }],
  [{ parameters: returnUrls, options: ['HostedNotCancelable'] }],
])('offers and allows no Cancel where the merchant wants none: %j', async (changes) => {
  const shopper = shopperAt('', changes)
  expect(await text(shopper.get('/payment/card'))).not.toContain('Cancel<')
  const response = await shopper.post('/payment/cancel')
  expect(shopper.leadsTo(response, '/payment/cancel')).toBe('/payment')
  expect(shopper.job.payments[0].status).toBe('Pending')
})

it('shows few words instead of a stack trace when the core fails, and keeps the card out of the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const shopper = shopperAt()
  shopper.payments.submitCard = async () => {
    throw new Error('The store is gone.')
  }
  const response = await shopper.post('/payment/card', goodCard)
  const markup = await response.text()
  expect(response.status).toBe(500)
  expect(markup).toContain(enGB.failure.heading)
  expect(markup).not.toContain('The store is gone')
  expect(JSON.stringify(log.mock.calls)).not.toMatch(/4510|123/)
  log.mockRestore()
})

describe('in every language', () => {
  test.each(locales)('%s has its own words, its own form of money and its lang', async (locale) => {
    const shopper = shopperAt('', { locale, currency: 'EUR', amountToCollect: '1234.50' })
    const markup = (await text(shopper.get('/payment/card'))).replace(/\u00a0/g, ' ')
    const expected = {
      en_GB: ['lang="en-GB"', '€1,234.50', 'Expiry date'],
      en_US: ['lang="en-US"', '€1,234.50', 'Expiration date'],
      el_GR: ['lang="el-GR"', '1.234,50 €', 'Ημερομηνία λήξης'],
      nl_NL: ['lang="nl-NL"', '€ 1.234,50', 'Vervaldatum'],
      es_ES: ['lang="es-ES"', '1234,50 €', 'Fecha de caducidad'],
    }[locale]
    for (const words of expected) expect(markup).toContain(words)
  })

  test.each([
    ['el,en;q=0.8', 'el-GR'],
    ['nl-BE', 'nl-NL'],
    ['en-US,en;q=0.9', 'en-US'],
    ['en', 'en-GB'],
    ['fr-FR,es;q=0.5', 'es-ES'],
    ['es;q=0.5,nl;q=0.9', 'nl-NL'],
    ['*', 'en-GB'],
  ])('a page for no job takes the language from the browser: %s gives %s', async (accept, lang) => {
    expect(await text(shopperAt().get('/payment?ref=', { 'Accept-Language': accept }))).toContain(
      `lang="${lang}"`,
    )
  })
})

describe('the headers', () => {
  it('forbid all but the page itself, and let its forms lead nowhere else', async () => {
    const { headers } = await shopperAt().get('/payment/card')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).not.toContain('unsafe')
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]),
    )
  })

  it('name the digest of the style that the page carries', async () => {
    const response = await shopperAt().get('/payment')
    const [, css = ''] = (await response.text()).match(/<style>([\s\S]*?)<\/style>/) ?? []
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css))).toString(
      'base64',
    )
    expect(response.headers.get('Content-Security-Policy')).toContain(`style-src 'sha256-${digest}'`)
  })

  it('let the page stand in the frames that the merchant named, and in no invented ones', async () => {
    const allowedParentFrameDomains =
      "https://shop.example, *.shop.example; script-src *, localhost:3000 'unsafe-inline'"
    const response = await shopperAt('', { parameters: { allowedParentFrameDomains } }).get('/payment')
    expect(response.headers.get('Content-Security-Policy')).toContain(
      'frame-ancestors https://shop.example *.shop.example script-src localhost:3000;',
    )
  })

  it('name no page of a job that leads where a guarded simulator may not, and nor does it lead there', async () => {
    const destinations = new Destinations({ own: ['https://www.shop.example'], listed: [] })
    const parameters = { ...returnUrls, allowedParentFrameDomains: 'https://evil.example www.shop.example' }
    const shopper = shopperAt('', { parameters }, 1, {}, destinations)
    const policy = (await shopper.get('/payment')).headers.get('Content-Security-Policy')
    expect(policy).toContain('frame-ancestors www.shop.example;')
    const paid = await shopper.post('/payment/simulate', { outcome: 'Successful' })
    expect(shopper.leadsTo(paid, '/payment/simulate')).toBe('/payment/result')
    expect((await shopper.get('/payment/result')).status).toBe(200)
    expect(await text(shopper.get('/payment'))).toContain('already')
  })

  it('keep what leads to the merchant out of every cache too', async () => {
    const shopper = shopperAt()
    const response = await shopper.post('/payment/simulate', { outcome: 'Successful' })
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })
})
