import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { defaultTheme } from '../../branding/theme.ts'
import { checkout } from '../../checkout/checkout.ts'
import { simulatorStore } from '../../database/database.ts'
import { anywhere } from '../../destinations/destinations.ts'
import { sampleLogos } from '../../testing/logos.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId, jobRequest } from '../../testing/simulator.ts'

const square = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="${colour}"/></svg>`
const blueSvg = square('#0a2540')
const whiteSvg = square('#fff')

onEveryStore('a logo of any kind', simulatorStore, (database) => {
  let there: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  let path: string

  beforeAll(async () => {
    there = await portalAt(database())
    developer = await there.signedInAs('External Developer')
    path = (await developer.post('/appearance', { name: 'Logos', preset: 'ink' })).location
  })

  const fileOf = async ({ file, make }: (typeof sampleLogos)[number]) =>
    new File([new Uint8Array(await make())], file)

  /** The page on which a shopper pays, as the simulator shows it. */
  async function paidPage(): Promise<{ text: string; policy: string }> {
    const reference = path.slice(-18)
    const job = await there.payments.create(
      there.configuration,
      jobRequest({ parameters: { paymentPageReference: reference } }),
    )
    const themeOf = async () =>
      (await there.paymentPages.publishedTheme(configurationId, reference)) ?? defaultTheme
    const pages = checkout(there.payments, there.clocks, {
      themeOf,
      methodsOf: () => ['Card'],
      destinations: anywhere,
      cards: there.customers,
    })
    const response = await pages.request(`/payment/card?ref=${job.pageToken}`)
    return { text: await response.text(), policy: response.headers.get('Content-Security-Policy') ?? '' }
  }

  test.each(sampleLogos.filter(({ problem }) => !problem))(
    '$name: it is uploaded, published, and stands on the page that is paid on',
    async (logo) => {
      const form = { businessName: 'Logos', 'logo.file': await fileOf(logo), action: 'publish' }
      expect((await developer.post(path, form)).location).toContain('done=published')
      const editor = (await developer.get(path)).text
      expect(editor).toMatch(/<img src="data:image\/[^"]+" alt="Logo that is kept"/)
      expect(editor).toMatch(/Kept: (SVG|WebP), [\d.]+ KB/)
      const { text, policy } = await paidPage()
      const {
        src = '',
        width,
        height,
      } = /<img class="logo" src="(?<src>data:image\/[^"]+)" alt="Logos" width="(?<width>\d+)" height="(?<height>\d+)"/.exec(
        text,
      )?.groups ?? {}
      expect(src.length).toBeLessThan(66_000)
      expect(Number(width)).toBeGreaterThanOrEqual(16)
      expect(Number(width)).toBeLessThanOrEqual(224)
      expect(Number(height)).toBeGreaterThanOrEqual(16)
      expect(Number(height)).toBeLessThanOrEqual(88)
      expect(policy).toContain('img-src data:;')
    },
  )

  test.each(sampleLogos.filter(({ problem }) => problem))(
    '$name: it is rejected beside its field, and the one before it stays',
    async (logo) => {
      await developer.post(path, { 'logo.file': new File([blueSvg], 'blue.svg'), action: 'publish' })
      const form = { 'logo.file': await fileOf(logo), action: 'publish' }
      const { status, text } = await developer.post(path, form)
      expect(status).toBe(400)
      expect(text).toMatch(logo.problem ?? /^$/)
      expect((await paidPage()).text).toContain('<img class="logo"')
      const json = JSON.parse((await developer.post(path, form, { Accept: 'application/json' })).text)
      expect(json.errors).toEqual([
        { field: 'logo.file', message: expect.stringMatching(logo.problem ?? /^$/) },
      ])
    },
  )

  describe('for the dark', () => {
    const both = {
      'logo.file': new File([blueSvg], 'blue.svg'),
      'logoDark.file': new File([whiteSvg], 'white.svg'),
    }

    it('takes the place of the other where the device is dark', async () => {
      await developer.post(path, { ...both, action: 'publish' })
      const { text } = await paidPage()
      expect(text).toMatch(
        /<source media="\(prefers-color-scheme: dark\)" srcset="data:[^"]+" width="\d+" height="\d+"\/><img class="logo"/,
      )
      expect(text).not.toContain('--plate:oklch')
    })

    it('is the only one on a page that is always dark', async () => {
      await developer.post(path, { ...both, colourScheme: 'dark', action: 'publish' })
      const { text } = await paidPage()
      expect(text).not.toContain('<source')
      expect(text).toContain('color-scheme:dark')
      const shown = /<img class="logo" src="([^"]+)"/.exec(text)?.[1] ?? ''
      expect(Buffer.from(shown.split(',')[1] ?? '', 'base64').toString()).toContain('#fff')
    })
  })

  it('is on a plate where it would be lost in the dark', async () => {
    await developer.post(path, {
      'logo.file': new File([blueSvg], 'a.svg'),
      'logoDark.remove': 'yes',
      action: 'publish',
    })
    const { light } = (await there.paymentPages.find(configurationId, path.slice(-18)))?.draft ?? defaultTheme
    const { text } = await paidPage()
    expect(text).toContain(`--plate:none;--plateSpace:0`)
    expect(text).toContain(`--plate:${light.surface};--plateSpace:10px 14px`)
  })
})
