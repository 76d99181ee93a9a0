import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { type Clock, Clocks } from '../clock/clock.ts'
import { simulatorStore } from '../database/database.ts'
import { anywhere, Destinations } from '../destinations/destinations.ts'
import { Configurations } from '../payments/configurations.ts'
import { newReference } from '../payments/references.ts'
import { configurationId } from '../testing/simulator.ts'
import { PaymentPages } from './payment-pages.ts'
import { paymentPage } from './tables.ts'
import { defaultTheme, type Theme } from './theme.ts'

const named = (businessName: string): Theme => ({ ...defaultTheme, businessName })

onEveryStore('payment pages', simulatorStore, (database) => {
  let pages: PaymentPages
  let clocks: Clocks
  let clock: Clock
  const seen = async (reference?: string) =>
    (await pages.publishedTheme(configurationId, reference))?.businessName

  beforeEach(async () => {
    await database().delete(paymentPage)
    clocks = new Clocks()
    clock = clocks.of(configurationId)
    pages = new PaymentPages(database(), clocks, anywhere)
  })

  it('show shoppers nothing of a page before it is published', async () => {
    const page = await pages.create(configurationId, 'Shop', named('A'))
    expect(page.reference).toMatch(/^\d{18}$/)
    expect(await seen()).toBeUndefined()
    await pages.publish(configurationId, page.reference)
    expect(await seen()).toBe('A')
    await pages.saveDraft(configurationId, page.reference, named('B'))
    expect(await seen()).toBe('A')
  })

  it('begin with a published one in the brand of the shop, which a merchant may change for good', async () => {
    const configurations = new Configurations(database())
    const own = newReference('configuration', clock.now())
    await configurations.create({ configurationId: own }, clock.now())
    // Two processes that start at the same time make one page.
    await Promise.all([pages.ensureFirst(own, named('Marram')), pages.ensureFirst(own, named('Marram'))])
    expect(await pages.list(own)).toEqual([
      expect.objectContaining({ name: 'Marram', isDefault: true, published: named('Marram') }),
    ])
    expect((await pages.publishedTheme(own, undefined))?.businessName).toBe('Marram')
    configurations.clearCache()
    expect((await configurations.find(own))?.settings.merchantName).toBe('Marram')

    const [page] = await pages.list(own)
    await pages.saveDraft(own, page?.reference ?? '', named('Own'))
    await pages.publish(own, page?.reference ?? '')
    await configurations.set(own, { merchantName: 'Own' })
    await pages.ensureFirst(own, named('Marram'))
    expect((await pages.list(own)).map(({ published }) => published?.businessName)).toEqual(['Own'])
    expect((await configurations.find(own))?.settings.merchantName).toBe('Own')
  })

  it('leave a merchant the name that was chosen before', async () => {
    const configurations = new Configurations(database())
    const own = newReference('configuration', clock.now())
    await configurations.create({ configurationId: own }, clock.now())
    await configurations.set(own, { merchantName: 'Chosen' })
    await pages.ensureFirst(own, named('Marram'))
    configurations.clearCache()
    expect((await configurations.find(own))?.settings.merchantName).toBe('Chosen')
  })

  it('show and lead nowhere that a guarded simulator may not, whatever was kept before', async () => {
    const { reference, shareToken } = await pages.create(configurationId, 'Shop', {
      ...defaultTheme,
      logo: 'https://pictures.example/logo.png',
      favicon: 'data:image/png;base64,AAAA',
      footerLinks: [
        { label: 'Terms', address: 'https://shop.example/terms' },
        { label: 'More', address: 'https://elsewhere.example' },
      ],
    })
    await pages.publish(configurationId, reference)
    const destinations = new Destinations({ own: ['https://shop.example'], listed: [] })
    const guarded = new PaymentPages(database(), clocks, destinations)
    const shown = [
      await guarded.publishedTheme(configurationId, undefined),
      (await guarded.find(configurationId, reference))?.draft,
      (await guarded.findShared(shareToken))?.draft,
    ]
    for (const theme of shown) {
      expect(theme?.logo).toBeUndefined()
      expect(theme?.favicon).toBe('data:image/png;base64,AAAA')
      expect(theme?.footerLinks.map(({ label }) => label)).toEqual(['Terms'])
    }
  })

  it('are chosen by their reference, else the default page counts', async () => {
    const first = await pages.create(configurationId, 'First', named('First'))
    const second = await pages.create(configurationId, 'Second', named('Second'))
    const draft = await pages.create(configurationId, 'Draft', named('Draft'))
    for (const { reference } of [first, second]) await pages.publish(configurationId, reference)
    expect(await seen()).toBe('First')
    expect(await seen(second.reference)).toBe('Second')
    expect(await seen(draft.reference)).toBe('First')
    expect(await seen('unknown')).toBe('First')
    expect(await pages.makeDefault(configurationId, second.reference)).toBe(true)
    expect(await seen()).toBe('Second')
  })

  it('do not become the default before they are published', async () => {
    const shown = await pages.create(configurationId, 'Shown', named('Shown'))
    const draft = await pages.create(configurationId, 'Draft', named('Draft'))
    await pages.publish(configurationId, shown.reference)
    expect(await pages.makeDefault(configurationId, draft.reference)).toBe(false)
    expect(await seen()).toBe('Shown')
  })

  it('survive themes that no longer parse, and can be corrected', async () => {
    const unreadable = named('<b>Mill</b>')
    const { reference, shareToken } = await pages.create(configurationId, 'Mill > Kiln', unreadable)
    expect((await pages.find(configurationId, reference))?.draft).toEqual(named('Mill Kiln'))
    expect((await pages.findShared(shareToken))?.draft).toEqual(named('Mill Kiln'))
    await pages.publish(configurationId, reference)
    expect(await seen()).toBeUndefined()
    await pages.saveDraft(configurationId, reference, named('Mill'))
    await pages.publish(configurationId, reference)
    expect(await seen()).toBe('Mill')
  })

  it('belong to one merchant', async () => {
    const page = await pages.create(configurationId, 'Shop', named('A'))
    await pages.publish(configurationId, page.reference)
    const other = '200426117314086913'
    expect(await pages.find(other, page.reference)).toBeUndefined()
    expect(await pages.publishedTheme(other, page.reference)).toBeUndefined()
    await pages.saveDraft(other, page.reference, named('Stolen'))
    expect((await pages.find(configurationId, page.reference))?.draft.businessName).toBe('A')
  })

  it('go back to a version that was published earlier', async () => {
    const { reference } = await pages.create(configurationId, 'Shop', named('A'))
    await pages.publish(configurationId, reference)
    clock.wind(1000)
    await pages.saveDraft(configurationId, reference, named('B'))
    await pages.publish(configurationId, reference)
    const [earlier] = (await pages.find(configurationId, reference))?.earlier ?? []
    expect(earlier?.theme.businessName).toBe('A')
    await pages.restore(configurationId, reference, earlier?.publishedAt ?? '')
    expect((await pages.find(configurationId, reference))?.draft.businessName).toBe('A')
    expect(await seen()).toBe('B')
  })

  it('can be deleted, except the default one', async () => {
    const first = await pages.create(configurationId, 'First', named('First'))
    const second = await pages.create(configurationId, 'Second', named('Second'))
    for (const { reference } of [first, second]) await pages.remove(configurationId, reference)
    expect((await pages.list(configurationId)).map(({ name }) => name)).toEqual(['First'])
  })
})
