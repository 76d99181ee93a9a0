import { load } from 'cheerio'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { unavailable } from './response'
import { unavailableTexts } from './texts'

const problem = 'Set these:\n  APP_URL must be <an address>'

afterEach(() => {
  vi.unstubAllEnvs()
})

it('sends what a form holds once more, to where the form may lead', async () => {
  const fields = [
    ['firstName', '<b>"Anna" & \'Zoë\'</b>'],
    ['$ACTION_1:0', '{"id":"7f","bound":null}'],
  ] as const
  const request = new Request('http://localhost:3000/nl-NL/checkout?a=1&b=2', { method: 'POST' })
  const response = unavailable(request, undefined, { fields, targets: ['https://gateway.example'] })
  expect(response.headers.get('content-security-policy')).toContain(
    "form-action 'self' https://gateway.example;",
  )
  const $ = load(await response.text())
  const form = $('form[method=post][enctype="multipart/form-data"]')
  expect(form.attr('action')).toBe('/nl-NL/checkout?a=1&b=2')
  expect(
    form
      .find('input[type=hidden]')
      .map((_, input) => [[$(input).attr('name'), $(input).attr('value')]])
      .get(),
  ).toEqual(fields)
  expect(form.text()).toContain(unavailableTexts['nl-NL'].kept)
  expect(form.find('button').text()).toBe('Opnieuw proberen')
})

const respond = (path: string, accept = 'text/html,*/*;q=0.8', headers: Record<string, string> = {}) =>
  unavailable(new Request(`http://localhost:3000${path}`, { headers: { accept, ...headers } }), problem)

async function pageAt(path: string, headers?: Record<string, string>) {
  const $ = load(await respond(path, undefined, headers).text())
  return { $, lang: $('html').attr('lang'), owner: $('section').text() }
}

it.each(['text/html,*/*;q=0.8', '*/*'])(
  'is 503, to be tried again soon and kept by nobody (%s)',
  (accept) => {
    const { status, headers } = respond('/en-GB/cart', accept)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('30')
    expect(headers.get('cache-control')).toBe('no-store')
  },
)

it.each(locales)('is polite in %s, and leads back to the same address', async (locale) => {
  const { $, lang } = await pageAt(`/${locale}/cart?notice="added"`)
  expect(lang).toBe(locale)
  expect($('h1').text()).toBe(unavailableTexts[locale].title)
  expect($('a.button').attr('href')).toBe(`/${locale}/cart?notice=%22added%22`)
})

it('speaks the language of the browser where the address names none', async () => {
  expect((await pageAt('/simulator/payment', { 'accept-language': 'nl' })).lang).toBe('nl-NL')
})

it.each([
  ['/en-GB/cart', '*/*', 'text/html; charset=utf-8'],
  ['/api/cart', '*/*', 'application/json'],
  ['/simulator/api/gateway/payment-jobs', 'application/json', 'application/json'],
  ['/api/cart/purchased/A-1', 'text/html,*/*;q=0.8', 'text/html; charset=utf-8'],
])('to %s asked for as %s is %s', (path, accept, type) => {
  expect(respond(path, accept).headers.get('content-type')).toBe(type)
})

it('allows nothing to be loaded or run', () => {
  expect(respond('/en-GB').headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  )
})

describe('what is wrong', () => {
  it('is said in development, whatever is configured', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    vi.stubEnv('CASHFLOWS_ENVIRONMENT', 'production')
    expect((await pageAt('/en-GB/cart')).owner).toContain(problem)
    expect(await respond('/api/cart', '*/*').json()).toMatchObject({ problem })
  })

  it.each([
    ['', 'simulator', true],
    ['simulator', 'simulator', true],
    ['integration', 'simulator', true],
    ['production', 'production', false],
    ['prodution', 'production', false],
    ['', 'production', false],
  ])(
    'in CASHFLOWS_ENVIRONMENT=%s, built for %s, is said to the owner alone: %s',
    async (name, builtFor, isSaid) => {
      vi.stubEnv('NODE_ENV', 'production')
      vi.stubEnv('CASHFLOWS_ENVIRONMENT', name)
      vi.stubEnv('BUILT_FOR_ENVIRONMENT', builtFor)
      expect((await pageAt('/en-GB/cart')).owner.includes(problem)).toBe(isSaid)
      expect(await respond('/api/cart', 'application/json').json()).toEqual({
        error: 'The shop cannot take orders at the moment. Send this again later.',
        ...(isSaid && { problem }),
      })
    },
  )
})
