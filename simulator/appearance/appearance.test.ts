import { Hono } from 'hono'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { onEveryStore } from '../../postgres/stores-under-test'
import { Clock } from '../clock'
import { PaymentPages } from '../pages/payment-pages'
import { styleOf } from '../pages/style'
import { defaultTheme, type Theme } from '../pages/theme'
import type { PageMethod } from '../payments/page-methods'
import { locales, type PaymentJob } from '../payments/payment-job'
import { shopperPages } from '../shopper-pages'
import { configurationId } from '../simulator-under-test'
import { paymentPage } from '../store/schema'
import { simulatorStore } from '../store/store'
import { appearance } from './appearance'
import { preview, readView } from './preview'
import { pageStates, pathOf, sampleJob } from './sample'

const origin = 'https://gateway.example/simulator'
const base = '/simulator/portal/appearance'
const methods: PageMethod[] = ['Card', 'GooglePay']

onEveryStore('the editor', simulatorStore, (database) => {
  let pages: PaymentPages
  let isOpen: boolean
  let app: Hono

  beforeEach(async () => {
    await database().delete(paymentPage)
    pages = new PaymentPages(database(), new Clock())
    isOpen = true
    app = new Hono().route(
      base,
      appearance({
        pages,
        pagesFor: shopperPages,
        clock: new Clock(),
        guard: (c, next) => (isOpen ? next() : Promise.resolve(c.text('Sign in', 401))),
        configurationIdOf: () => configurationId,
        businessNameOf: async () => 'Mill',
        methodsOf: async () => methods,
        formTokenOf: () => 'a-form-token',
        publicUrl: () => origin,
      }),
    )
  })

  const get = (path: string) => app.request(`${base}${path}`)
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`${base}${path}`, { method: 'POST', body: new URLSearchParams(form), headers })
  const newPage = async () => {
    const response = await post('', { name: 'Shop', preset: 'ink' })
    return (response.headers.get('Location') ?? '').slice(base.length)
  }
  const pageOf = async (path: string) => {
    const page = await pages.find(configurationId, path.slice(1))
    if (!page) throw new Error('There is no such page.')
    return page
  }

  it('makes a page from a preset, in the name of the merchant', async () => {
    const page = await pageOf(await newPage())
    expect(page).toMatchObject({
      name: 'Shop',
      isDefault: true,
      draft: { businessName: 'Mill', typeface: 'source-serif' },
    })
    expect(await (await get('')).text()).toContain('Not yet published')
  })

  it('asks for a name', async () => {
    const response = await post('', { name: '  ' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Give the page a name')
  })

  it('keeps a draft, publishes it, and goes back', async () => {
    const path = await newPage()
    await post(path, { businessName: 'One', action: 'publish' })
    const response = await post(path, { businessName: 'Two', action: 'publish', 'view.device': 'tablet' })
    expect(response.headers.get('Location')).toContain('done=published&view=form.en_GB.auto&device=tablet')
    const page = await pageOf(path)
    expect(page.published?.businessName).toBe('Two')
    await post(`${path}/manage`, { action: `restore:${page.earlier[0]?.publishedAt}` })
    expect((await pageOf(path)).draft.businessName).toBe('One')
  })

  it('brings the form back with what was typed and what is wrong', async () => {
    const path = await newPage()
    const response = await post(path, { businessName: '<b>Mill</b>', action: 'save' })
    const markup = await response.text()
    expect(response.status).toBe(400)
    expect(markup).toContain('value="&lt;b&gt;Mill&lt;/b&gt;"')
    expect(markup).toContain('businessName must be plain text')
    expect((await pageOf(path)).draft.businessName).toBe('Mill')
  })

  it('tells its script what is wrong, and what is hard to read', async () => {
    const path = await newPage()
    const json = { Accept: 'application/json' }
    const refused = await post(path, { 'light.accent': 'red;' }, json)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({
      problems: [{ field: 'light.accent', message: expect.stringContaining('must be a colour') }],
    })
    const advised = await (await post(path, { 'light.accent': '#9ec5e8' }, json)).json()
    expect(advised).toMatchObject({ problems: [], hardToRead: 3 })
    expect(advised.adviceMarkup).toContain('Take the nearest colour that passes')
  })

  it('exports a theme and imports it again', async () => {
    const path = await newPage()
    const exported = await (await get(`${path}/theme.json`)).text()
    await post(path, { businessName: 'Changed', action: 'save' })
    await post(`${path}/import`, { theme: exported })
    expect((await pageOf(path)).draft.businessName).toBe('Mill')
    const refused = await post(`${path}/import`, { theme: '{"corners":"jagged"}' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('corners')
  })

  it('sends its form token with every form', async () => {
    const markup = await (await get(await newPage())).text()
    const forms = markup.match(/<form /g) ?? []
    expect(markup.match(/name="formToken" value="a-form-token"/g)).toHaveLength(forms.length)
  })

  it('refuses a body that is larger than any form', async () => {
    const response = await post(await newPage(), { businessName: 'x'.repeat(300_000) })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('at most 32 KB')
  })

  it('lets nobody in whom the guard does not let in, but shows a shared page', async () => {
    const path = await newPage()
    const { shareToken } = await pageOf(path)
    isOpen = false
    for (const closed of ['', path, `${path}/theme.json`, `${path}/preview/form.en_GB.auto/payment/card`]) {
      expect((await get(closed)).status).toBe(401)
    }
    expect((await post(path, { action: 'publish' })).status).toBe(401)
    const shared = await get(`/share/${shareToken}`)
    const address = (shared.headers.get('Location') ?? '').slice(base.length)
    const page = await get(address)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Mill')
    expect((await get('/share/nobody/form.en_GB.auto/payment/card')).status).toBe(404)
  })

  it('leads from a form of a shared page to how it ends', async () => {
    const response = await post('/share/token/form.nl_NL.dark/payment/card', {})
    expect(response.headers.get('Location')).toBe(`${base}/share/token/success.nl_NL.dark/payment/result`)
  })

  it('serves what the previewed page loads', async () => {
    const path = await newPage()
    const markup = await (await get(`${path}/preview/form.el_GR.auto/payment/card`)).text()
    for (const file of ['source-serif-greek.woff2', 'source-serif-latin.woff2']) {
      expect(markup).toContain(`href="../payment/fonts/${file}"`)
      const font = await get(`${path}/preview/form.el_GR.auto/payment/fonts/${file}`)
      expect(font.headers.get('Content-Type')).toBe('font/woff2')
      expect((await font.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    }
    expect((await get(`${path}/preview/form.el_GR.auto/payment/script.js`)).status).toBe(200)
  })

  test.each(['/123456789012345678', '/nonsense', '/123456789012345678/theme.json'])(
    'knows no %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('the preview', () => {
  const theme: Theme = { ...defaultTheme, businessName: 'Mill', typeface: 'literata', header: 'bar' }
  const now = new Date('2026-11-25T12:00:00Z')

  /** The page on which that very job is paid. */
  async function livePage(job: PaymentJob, path: string): Promise<Response> {
    const unchanged = async () => job
    const payments = {
      findByPageToken: unchanged,
      simulate: unchanged,
      submitCard: unchanged,
      payByOther: unchanged,
      authenticate: unchanged,
      cancelByShopper: unchanged,
    }
    const cards = { cards: async () => [], forgetCard: async () => false }
    const owner = { themeOf: () => theme, methodsOf: () => methods, cards }
    return shopperPages(payments, { now: () => now }, owner).request(`/${path}?ref=${job.pageToken}`)
  }
  const withoutToken = (markup: string) =>
    markup.replace(/ref=[0-9a-f]+/g, 'ref=').replace(/value="[0-9a-f]{128}"/, '')

  test.each(['simulation', 'form', 'challenge', 'waiting', 'declined', 'success', 'failed', 'paid'] as const)(
    'of %s is the markup and the style of the live page',
    async (state) => {
      const previewed = await preview(
        shopperPages,
        { theme, methods },
        readView(`${state}.el_GR.auto`),
        pathOf(state),
        now,
      )
      const live = await livePage(sampleJob(state, 'el_GR', now), pathOf(state))
      expect(withoutToken(await previewed.text())).toBe(withoutToken(await live.text()))
      const policy = (response: Response) => response.headers.get('Content-Security-Policy')
      expect(policy(previewed)).toBe(
        policy(live)?.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
      )
    },
  )

  test.each(pageStates)('shows %s in every language', async (state) => {
    for (const locale of locales) {
      const response = await preview(
        shopperPages,
        { theme, methods },
        readView(`${state}.${locale}.dark`),
        pathOf(state),
        now,
      )
      const markup = await response.text()
      expect(response.status).toBe(200)
      expect(markup).toContain(`lang="${locale.replace('_', '-')}"`)
      expect(markup).toContain('Mill')
      expect(markup).not.toContain('undefined')
    }
  })

  it('in dark differs from the live style in the scheme only', () => {
    const live = styleOf(theme).css.split('\n')
    const dark = styleOf(theme, '', 'dark').css.split('\n')
    const different = live.filter((line, index) => line !== dark[index])
    expect(different).toHaveLength(2)
    expect(dark[1]).toMatch(/^@media all/)
  })

  it('takes what it does not know as the first choice', () => {
    expect(readView('nothing.xx_XX.pink')).toEqual({ state: 'form', locale: 'en_GB', scheme: 'auto' })
  })
})
