import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, expect, it, test, vi } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId } from '../../testing/simulator.ts'

onEveryStore('the appearance', simulatorStore, (database) => {
  let there: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser

  beforeAll(async () => {
    there = await portalAt(database(), '/simulator', true, { take })
    await there.configurations.set(configurationId, { merchantName: 'Mill' })
    developer = await there.signedInAs('External Developer')
  })

  const taken: [path: string, device: string, page: string][] = []
  const take = async (path: string, device: string, answer: (path: string) => Promise<Response>) => {
    taken.push([path, device, await (await answer(path)).text()])
    if (device === 'tablet') throw new Error('The browser did not start.')
    return new Uint8Array([0x89, 0x50, 0x4e, 0x47])
  }

  const newPage = async () => (await developer.post('/appearance', { name: 'Shop', preset: 'ink' })).location
  const pageOf = async (path: string) => {
    const page = await there.paymentPages.find(configurationId, path.slice(-18))
    if (!page) throw new Error('There is no such page.')
    return page
  }

  it('teaches what a page is while there is none, and makes one whose business name starts as its own', async () => {
    expect((await developer.get('/appearance')).text).toContain('No page yet')
    expect(await pageOf(await newPage())).toMatchObject({
      name: 'Shop',
      isDefault: true,
      draft: { businessName: 'Shop', typeface: 'source-serif' },
    })
    expect((await developer.get('/appearance')).text).toContain('Not yet')
  })

  it('asks for a name', async () => {
    const { status, text } = await developer.post('/appearance', { name: '  ' })
    expect(status).toBe(400)
    expect(text).toContain('Enter a name of at most')
  })

  it('keeps a draft, publishes it, and goes back', async () => {
    const path = await newPage()
    await developer.post(path, { businessName: 'One', action: 'publish' })
    const again = { businessName: 'Two', action: 'publish', 'view.device': 'tablet' }
    const { location } = await developer.post(path, again)
    expect(location).toBe(`${path}?done=published&view=form.en_GB.auto&device=tablet`)
    const page = await pageOf(path)
    expect(page.published?.businessName).toBe('Two')
    await developer.post(`${path}/restore`, { publishedAt: String(page.earlier[0]?.publishedAt) })
    expect((await pageOf(path)).draft.businessName).toBe('One')
  })

  it('publishes text that nobody could read only when asked twice, and says which pairs stay hard to read', async () => {
    const path = await newPage()
    const faint = { 'light.ink': '#fefefe', 'light.surface': '#ffffff', 'light.ground': '#ffffff' }
    const { location } = await developer.post(path, { ...faint, action: 'publish' })
    expect(location).toContain('done=unreadable')
    expect((await pageOf(path)).published).toBeNull()
    const { text } = await developer.get(location)
    expect(text).toMatch(/Draft saved, not published: .* Pairs of colours that are hard to read: 2\./)
    expect(text).toContain('value="publish-anyway"')
    const published = await developer.post(path, { ...faint, action: 'publish-anyway' })
    expect((await developer.get(published.location)).text).toContain(
      'Published: shoppers see it now. Pairs of colours that are hard to read: 2.',
    )
    expect((await pageOf(path)).published?.light.ink).toContain('oklch(0.99')
  })

  it('publishes at once where only the scheme that nobody sees is unreadable', async () => {
    const path = await newPage()
    const form = {
      colourScheme: 'light',
      'dark.ink': '#111111',
      'dark.surface': '#111111',
      action: 'publish',
    }
    expect((await developer.post(path, form)).location).toContain('done=published')
  })

  it.each(['zzz', '', 'red'])('makes no colours from %j, and says what to enter', async (base) => {
    const path = await newPage()
    const { status, text } = await developer.post(path, { base, action: 'base' })
    expect(status).toBe(400)
    expect(text).toContain('Your colour: Enter a hex colour such as #1a5f7a')
    expect(text).toMatch(new RegExp(`name="base"[^>]* value="${base}"`))
  })

  it('renames a page, makes it the default, and deletes one that is not', async () => {
    const [path, other] = [await newPage(), await newPage()]
    await developer.post(`${path}/rename`, { name: 'Winter' })
    await developer.post(path, { businessName: 'Mill', action: 'publish' })
    await developer.post(`${path}/make-default`)
    expect(await pageOf(path)).toMatchObject({ name: 'Winter', isDefault: true })
    await developer.post(`${other}/delete`)
    expect((await developer.get(other)).status).toBe(404)
  })

  it.each([['  '], ['x'.repeat(61)]])('rejects the name %j for a page that has one', async (name) => {
    const path = await newPage()
    const before = (await pageOf(path)).name
    const { status, text } = await developer.post(`${path}/rename`, { name })
    expect(status).toBe(400)
    expect(text).toContain('Enter a name of at most 60 characters.')
    expect((await pageOf(path)).name).toBe(before)
  })

  it('makes no page the default before it is published', async () => {
    const path = await newPage()
    await developer.post(`${path}/rename`, { name: 'Hidden' })
    expect((await developer.get('/appearance')).text).not.toContain('Make default: Hidden')
    const { status, text } = await developer.post(`${path}/make-default`)
    expect(status).toBe(400)
    expect(text).toContain('Publish \u2068Hidden\u2069 before you make it the default page.')
    expect((await pageOf(path)).isDefault).toBe(false)
  })

  it('asks before it deletes a page', async () => {
    const path = await newPage()
    const list = (await developer.get('/appearance')).text
    expect(list).toContain(`${path}/delete`)
    expect(list).not.toContain(`${path}/delete" class="row"`)
    const { status, text } = await developer.get(`${path}/delete`)
    expect(status).toBe(200)
    expect(text).toContain('Delete <bdi>Shop</bdi>?')
    expect(text).toContain(`${path}/delete" class="row"`)
  })

  it('makes one page of a form that is sent twice', async () => {
    const idempotencyKey =
      /name="idempotencyKey" value="([^"]+)"/.exec((await developer.get('/appearance')).text)?.[1] ?? ''
    const [first, second] = await Promise.all(
      [1, 2].map(() => developer.post('/appearance', { name: 'Once', preset: 'ink', idempotencyKey })),
    )
    expect(first?.location).toMatch(/^\/appearance\/\d{18}$/)
    expect(second?.location).toBe(first?.location)
  })

  it('proposes the name of the merchant for a page', async () => {
    expect((await developer.get('/appearance')).text).toMatch(/name="name"[^>]* value="Mill"/)
  })

  it('makes a page that opens of a name that no page can show', async () => {
    const { location } = await developer.post('/appearance', { name: '<Mill>', preset: 'ink' })
    expect((await developer.get(location)).status).toBe(200)
    expect((await pageOf(location)).draft).toMatchObject({ businessName: 'Mill', typeface: 'source-serif' })
  })

  it('brings the form back with what was typed and what is wrong', async () => {
    const path = await newPage()
    const { status, text } = await developer.post(path, { businessName: '<b>Mill</b>', action: 'save' })
    expect(status).toBe(400)
    expect(text).toContain('value="&lt;b&gt;Mill&lt;/b&gt;"')
    expect(text).toContain('Business name: Enter plain text')
    expect((await pageOf(path)).draft.businessName).toBe('Shop')
  })

  it('tells its script what is wrong, and what is hard to read', async () => {
    const path = await newPage()
    const json = { Accept: 'application/json' }
    const rejected = await developer.post(path, { 'light.accent': 'red;' }, json)
    expect(rejected.status).toBe(400)
    expect(JSON.parse(rejected.text)).toEqual({
      errors: [{ field: 'light.accent', message: expect.stringContaining('Enter a hex colour') }],
    })
    const advised = JSON.parse((await developer.post(path, { 'light.accent': '#9ec5e8' }, json)).text)
    expect(advised).toMatchObject({ errors: [], hardToRead: 1 })
    expect(advised.parts.advice).toContain('Take the nearest colour that passes')
  })

  it('exports a theme and imports it again', async () => {
    const path = await newPage()
    const exported = (await developer.get(`${path}/theme.json`)).text
    await developer.post(path, { businessName: 'Changed', action: 'save' })
    await developer.post(`${path}/import`, { theme: exported })
    expect((await pageOf(path)).draft.businessName).toBe('Shop')
    const rejected = await developer.post(`${path}/import`, { theme: '{"corners":"jagged"}' })
    expect(rejected.status).toBe(400)
    expect(rejected.text).toMatch(
      /<ul id="theme-problem"><li class="problem">Business name: This is missing\. .*>Corners: Choose one of square, soft, round\.</,
    )
    expect(rejected.text).toContain('aria-describedby="theme-problem theme-hint"')
    expect(rejected.text).toContain('Not imported: correct the theme below')
    expect(rejected.text).not.toContain('Not saved')
    expect(rejected.text).toContain('{&quot;corners&quot;:&quot;jagged&quot;}</textarea>')
  })

  it('sends its form token with every form', async () => {
    const { text } = await developer.get(await newPage())
    const forms = text.match(/<form /g) ?? []
    expect(forms.length).toBeGreaterThan(3)
    expect(text.match(/name="formToken" value="[^"]+"/g)).toHaveLength(forms.length)
  })

  it('rejects a form that is larger than any of its own, in words', async () => {
    const [path, form] = [await newPage(), { businessName: 'x'.repeat(17_000_000) }]
    const { status, text } = await developer.post(path, form)
    expect(status).toBe(413)
    expect(text).toContain('A picture can be up to 5 MB')
    const toScript = await developer.post(path, form, { Accept: 'application/json' })
    expect(toScript.status).toBe(413)
    expect(JSON.parse(toScript.text)).toEqual({
      errors: [{ field: '', message: expect.stringContaining('A picture can be up to 5 MB') }],
    })
  })

  it('shows a shared page, and nothing else, to whoever is not signed in', async () => {
    const path = await newPage()
    const stranger = there.browser()
    for (const closed of [
      '/appearance',
      path,
      `${path}/theme.json`,
      `${path}/preview/form.en_GB.auto/payment/card`,
    ]) {
      expect((await stranger.get(closed)).location).toMatch(/^\/sign-in/)
    }
    await stranger.post(path, { action: 'publish' })
    const { published, shareToken } = await pageOf(path)
    expect(published).toBeNull()
    const { location } = await stranger.get(`/appearance/share/${shareToken}`)
    const shared = await stranger.get(location)
    expect(shared.status).toBe(200)
    expect(shared.text).toContain('Shop')
    const unknown = await stranger.get('/appearance/share/nobody/form.en_GB.auto/payment/card')
    expect(unknown.status).toBe(404)
    expect(unknown.text).toContain('There is no such page')
  })

  test.each([
    ['form', 'payment/card', {}, 'success.nl_NL.dark/payment/result'],
    ['form', 'payment/cancel', {}, 'cancelled.nl_NL.dark/payment/result'],
    ['simulation', 'payment/simulate', { outcome: 'Successful' }, 'success.nl_NL.dark/payment/result'],
    ['simulation', 'payment/simulate', { outcome: 'Failed' }, 'failed.nl_NL.dark/payment/result'],
    ['wallet', 'payment/other?method=PayPal', { outcome: 'Approved' }, 'success.nl_NL.dark/payment/result'],
    ['bank', 'payment/other?method=Ideal', { outcome: 'Declined' }, 'declined.nl_NL.dark/payment/card'],
    ['challenge', 'three-d-secure', { outcome: 'Successful' }, 'success.nl_NL.dark/payment/result'],
    ['challenge', 'three-d-secure', { outcome: 'Abandoned' }, 'declined.nl_NL.dark/payment/card'],
    ['challenge', 'three-d-secure', { outcome: 'Unavailable' }, 'success.nl_NL.dark/payment/result'],
    ['saved', 'payment/stored', { token: '0' }, 'success.nl_NL.dark/payment/result'],
    ['saved', 'payment/forget', { token: '0' }, 'saved.nl_NL.dark/payment/card'],
    ['form', 'payment/nonsense', {}, 'form.nl_NL.dark/payment/card'],
  ])('leads from %s by the form to %s with %j to %s', async (state, path, form, next) => {
    const share = '/appearance/share/token'
    const { location } = await there.browser().post(`${share}/${state}.nl_NL.dark/${path}`, { ...form })
    expect(location).toBe(`${share}/${next}`)
  })

  test.each([
    [
      'form',
      'payment/other?ref=0&method=GooglePay',
      'wallet.nl_NL.dark/payment/other?method=GooglePay',
      'Google',
    ],
    ['form', 'payment/other?method=Ideal', 'bank.nl_NL.dark/payment/other', 'iDEAL'],
    ['wallet', 'payment/card', 'form.nl_NL.dark/payment/card', 'name="securityCode"'],
    ['simulation', 'payment/card?ref=0', 'form.nl_NL.dark/payment/card', 'name="securityCode"'],
    ['form', 'payment/other?method=Shells', 'form.nl_NL.dark/payment/card', 'name="securityCode"'],
    ['success', 'payment', 'simulation.nl_NL.dark/payment', 'name="outcome"'],
  ])('leads from %s by the link to %s to %s', async (state, path, next, shown) => {
    const editor = await newPage()
    const { shareToken } = await pageOf(editor)
    for (const [browser, base] of [
      [there.browser(), `/appearance/share/${shareToken}`],
      [developer, `${editor}/preview`],
    ] as const) {
      const { location } = await browser.get(`${base}/${state}.nl_NL.dark/${path}`)
      expect(location).toBe(`${base}/${next}`)
      const page = await browser.get(location)
      expect(page.status).toBe(200)
      expect(page.text).toContain(shown)
    }
  })

  it('has no script in the frame of the editor, which runs none', async () => {
    const address = `${await newPage()}/preview/form.en_GB.auto/payment/card`
    expect((await developer.get(address)).text).toContain('<script')
    const framed = await developer.request(address, { headers: { 'Sec-Fetch-Dest': 'iframe' } })
    expect(await framed.text()).not.toContain('<script')
  })

  it('serves what the previewed page loads', async () => {
    const preview = `${await newPage()}/preview/form.el_GR.auto`
    const { text } = await developer.get(`${preview}/payment/card`)
    for (const file of ['source-serif-greek.woff2', 'source-serif-latin.woff2']) {
      expect(text).toContain(`href="../payment/fonts/${file}"`)
      const font = await developer.request(`${preview}/payment/fonts/${file}`)
      expect(font.headers.get('Content-Type')).toBe('font/woff2')
      expect((await font.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    }
    expect((await developer.get(`${preview}/payment/script.js`)).status).toBe(200)
  })

  it('says at each file how large a picture can be that is sent, which a host may limit', async () => {
    const editor = await newPage()
    expect((await developer.get(editor)).text).toContain('up to 5 MB')
    const limited = await portalAt(database(), '/simulator', true, undefined, undefined, 4 * 1024 * 1024)
    const owner = await limited.signedInAs('Owner')
    for (const path of ['/appearance', editor]) {
      const { text } = await owner.get(path)
      expect(text).toContain('up to 4 MB')
      expect(text).not.toContain('up to 5 MB')
    }
    expect((await owner.get(editor)).text).toContain(`data-max-picture-bytes="${4 * 1024 * 1024}"`)
  })

  it('hands out pictures of the page, asked of nobody else, and says it in words when there is none', async () => {
    const path = await newPage()
    const picture = await developer.request(`${path}/picture.png?view=paid.el_GR.dark&device=desktop`)
    expect(picture.headers.get('Content-Type')).toBe('image/png')
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1')).toContain('PNG')
    expect(taken).toEqual([['payment', 'desktop', expect.stringContaining('lang="el-GR"')]])
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const none = await developer.get(`${path}/picture.png?device=tablet`)
    expect(none.status).toBe(503)
    expect(none.text).toContain('could not take it')
    vi.restoreAllMocks()
    expect((await developer.get(path)).text).toContain('Download as PNG')
  })

  test.each(['/123456789012345678', '/nonsense', '/123456789012345678/theme.json'])(
    'knows no %s',
    async (path) => {
      expect((await developer.get(`/appearance${path}`)).status).toBe(404)
    },
  )
})
