import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId } from '../../testing/simulator.ts'
import { WebSite } from '../../testing/web-site.ts'

const drawing = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path fill="${colour}" d="M0 0h120v40H0z"/></svg>`
const logo = (content: string, name = 'mill.svg') => new File([content], name, { type: 'image/svg+xml' })

onEveryStore('the proposal of a page', simulatorStore, (database) => {
  let there: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  let site: WebSite

  beforeAll(async () => {
    there = await portalAt(database(), '/simulator')
    developer = await there.signedInAs('External Developer')
  })
  beforeEach(async () => {
    site = new WebSite()
    await site.listen()
    site.pages['/'] = (_, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(
          `<title>Marram</title><meta name=theme-color content="#b3123c"><a class=logo>${drawing('#123456')}</a>`,
        )
  })
  afterEach(() => site.close())

  const propose = (form: Record<string, string | File>) => developer.post('/appearance/proposal', form)
  const pageOf = async (path: string) => {
    const page = await there.paymentPages.find(configurationId, path.slice(-18))
    if (!page) throw new Error(`There is no page at ${path}.`)
    return page
  }

  it('makes a draft of a website, says where all of it comes from, and is published by the editor’s form', async () => {
    const { location } = await propose({ website: site.origin })
    const page = await pageOf(location)
    expect(page).toMatchObject({
      name: 'Marram',
      published: null,
      draft: { businessName: 'Marram', logo: expect.stringMatching(/^data:image\/svg/) },
    })
    const { text } = await developer.get(location)
    expect(text).toContain(`Proposed from ${new URL(site.origin).host}`)
    expect(text).toContain('from the page’s title')
    expect(text).toContain('#b3123c, from the page’s theme colour')
    expect(text).toContain('No favicon was found.')
    expect(text).toMatch(/Links, dark<\/dt><dd>#[0-9a-f]{6}, so that everybody can read them/)
    expect(text).toContain('Take #123456, from the logo')
    await developer.post(location, { businessName: 'Marram', orderSummary: 'yes', action: 'publish' })
    expect((await pageOf(location)).published).toMatchObject({
      logo: page.draft.logo,
      light: page.draft.light,
    })
    expect((await developer.get(location)).text).not.toContain('Proposed from')
    const newLink = `/payment-links?page=${page.reference}`
    const owner = await there.signedInAs('Owner')
    expect((await owner.get(location)).text).toContain(newLink)
    expect((await owner.get(newLink)).text).toContain(`<option value="${page.reference}" selected`)
  })

  it('offers the other colours that were found', async () => {
    const { location } = await propose({ website: site.origin })
    const { light } = (await pageOf(location)).draft
    await developer.post(location, { action: 'base:#123456' })
    expect((await pageOf(location)).draft.light.accent).not.toBe(light.accent)
  })

  it('makes a draft of a logo alone, named after its file', async () => {
    const { location } = await propose({ website: '', logo: logo(drawing('#0a5a3c'), 'mill_kiln-logo.svg') })
    expect(await pageOf(location)).toMatchObject({
      name: 'Mill Kiln',
      proposal: { source: 'mill_kiln-logo.svg' },
    })
  })

  it('makes one page of a form that is sent twice', async () => {
    const form = { website: site.origin, idempotencyKey: 'once' }
    const [one, other] = await Promise.all([propose(form), propose(form)])
    expect(one?.location).toMatch(/^\/appearance\/\d{18}$/)
    expect(other?.location).toBe(one?.location)
  })

  it('makes another page of a form that is sent again with another file', async () => {
    const [one, other] = [logo(drawing('#0a5a3c')), logo(drawing('#b3123c'))]
    const first = await propose({ logo: one, idempotencyKey: 'again' })
    const second = await propose({ logo: other, idempotencyKey: 'again' })
    expect(second.location).toMatch(/^\/appearance\/\d{18}$/)
    expect(second.location).not.toBe(first.location)
    expect((await propose({ logo: other, idempotencyKey: 'again' })).location).toBe(second.location)
  })

  it.each<[string, Record<string, string | File>, RegExp]>([
    ['nothing', { website: ' ' }, /website-problem[^>]*>Enter a website, or upload a logo file\./],
    ['what is no website', { website: 'marram' }, /website-problem[^>]*>Enter the address of a website/],
    ['a sentence', { website: 'x'.repeat(501) }, /website-problem[^>]*>Use at most 500 characters\./],
    [
      'a website that is not there',
      { website: 'http://127.0.0.1:1' },
      /website-problem[^>]*>127\.0\.0\.1:1 cannot be reached/,
    ],
    [
      'a file that is no picture',
      { logo: logo('Marram', 'logo.txt') },
      /logo-problem[^>]*>This file is not a picture\./,
    ],
  ])('of %s says what is wrong, in the form', async (_, form, problem) => {
    const before = (await there.paymentPages.list(configurationId)).length
    const { status, text } = await propose(form)
    expect(status).toBe(400)
    expect(text).toMatch(problem)
    expect(await there.paymentPages.list(configurationId)).toHaveLength(before)
  })

  it('is denied to whoever may not change the appearance', async () => {
    const finance = await there.signedInAs('Finance')
    const { status } = await finance.post('/appearance/proposal', { website: site.origin })
    expect(status).toBe(403)
    expect(site.requests).toEqual([])
  })

  it('is made so often and no more within an hour', async () => {
    const owner = await there.signedInAs('Owner')
    for (let count = 0; count < 30; count++)
      await owner.post('/appearance/proposal', { website: 'ftp://none' })
    const { status, text } = await owner.post('/appearance/proposal', { website: site.origin })
    expect(status).toBe(400)
    expect(text).toContain('You have asked for 30 proposals within an hour.')
    expect(site.requests).toEqual([])
    there.wait(60 * 60_000)
    const later = await there.signedInAs('Owner')
    expect((await later.post('/appearance/proposal', { website: site.origin })).location).toMatch(/\d{18}$/)
  })
})
