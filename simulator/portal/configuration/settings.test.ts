import { onEveryStore, propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { control } from '../../control/control.ts'
import { simulatorStore } from '../../database/database.ts'
import { Destinations } from '../../destinations/destinations.ts'
import { pageMethods } from '../../payments/page-methods.ts'
import { defaultSettings } from '../../payments/settings.ts'
import { MerchantServer } from '../../testing/merchant-server.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { apiKey, configurationId } from '../../testing/simulator.ts'
import { formOf } from '../ui/form-data.ts'

onEveryStore('Settings in the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  const shop = new MerchantServer()
  /** The form as a browser sends it: without the boxes that are not ticked. */
  const form = (changes: Record<string, string | undefined> = {}) =>
    Object.fromEntries(
      Object.entries({ ...formOf(defaultSettings), ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    )
  const settings = async () => (await portal.configurations.find(configurationId))?.settings

  beforeAll(async () => {
    portal = await portalAt(database())
    developer = await portal.signedInAs('External Developer')
    await shop.listen()
  })
  afterAll(() => shop.close())
  beforeEach(() =>
    portal.configurations.set(configurationId, { ...defaultSettings, notificationUrl: undefined }),
  )

  it('shows every setting as it is', async () => {
    await portal.configurations.set(configurationId, { avs: true, merchantName: 'Ada & Sons <Ltd>' })
    const { text } = await developer.get('/configuration')
    expect(text).toContain('value="Ada &amp; Sons &lt;Ltd&gt;"')
    expect(text).toMatch(/name="avs"[^>]*checked/)
    expect(text).not.toMatch(/name="threeDSecureRequired"[^>]*checked/)
    expect(text).toMatch(/name="paymentMethods\.Card"[^>]*checked/)
    expect(text).not.toMatch(/name="paymentMethods\.PayPal"[^>]*checked/)
    expect(text).toContain('For experts only')
  })

  it('hides the password of an address, and keeps it when the form is saved', async () => {
    const notificationUrl = shop.url.replace('//', '//user:pa55word@')
    await portal.configurations.set(configurationId, { notificationUrl })
    const { text } = await developer.get('/configuration')
    expect(text).toContain('//user:***@')
    expect(text).not.toContain('pa55word')
    const tested = await developer.post('/configuration/test-notification', formFields(text))
    expect(tested.text).toContain('The notification was received.')
    const sent = `Basic ${Buffer.from('user:pa55word').toString('base64')}`
    expect(shop.received.at(-1)?.headers.authorization).toBe(sent)
    await developer.post('/configuration', formFields(text))
    expect(await settings()).toMatchObject({ notificationUrl })
  })

  it('saves what was typed, and shows it after the redirect', async () => {
    const { status, location } = await developer.post(
      '/configuration',
      form({
        merchantName: '  Ada’s \u0000 Pottery ',
        'returnUrls.success': 'https://shop.example/thanks',
        'returnUrls.failed': 'http://localhost:3000/failed',
        notificationUrl: ' https://shop.example/hook ',
        autoCapture: undefined,
        threeDSecureRequired: 'yes',
        avs: 'yes',
        'paymentMethods.PayPal': 'yes',
        'paymentMethods.Ideal': 'yes',
        attempts: '3',
        sourceAddress: 'production',
      }),
    )
    expect([status, location]).toEqual([303, '/configuration?done=saved'])
    expect(await settings()).toEqual({
      ...defaultSettings,
      merchantName: 'Ada’s Pottery',
      returnUrls: { success: 'https://shop.example/thanks', failed: 'http://localhost:3000/failed' },
      notificationUrl: 'https://shop.example/hook',
      autoCapture: false,
      threeDSecureRequired: true,
      avs: true,
      paymentMethods: ['Card', 'PayPal', 'Ideal'],
      attempts: 3,
      sourceAddress: 'production',
    })
    expect((await developer.get(location)).text).toContain('The settings are saved.')
  })

  it.each([
    ['merchantName', 'Enter the name that shoppers see.', '   '],
    ['merchantName', 'Use at most 100 characters.', 'x'.repeat(101)],
    ['returnUrls.cancelled', 'Enter a whole address', 'shop.example'],
    ['returnUrls.failed', 'Enter a whole address', 'ftp://shop.example/'],
    ['notificationUrl', 'Enter a whole address', 'javascript:alert(1)'],
    ['notificationUrl', 'Enter a whole address', `https://shop.example/${'x'.repeat(1_000)}`],
    ['attempts', 'Enter a whole number from 1 to 100.', '0'],
    ['attempts', 'Enter a whole number from 1 to 100.', '1.5'],
    ['wrongHashesBeforeLock', 'Enter a whole number from 1 to 1000.', 'many'],
    ['paymentMethods.Card', 'Tick at least one', undefined],
  ])('says of a wrong %s: %s; keeps what was typed, and saves nothing', async (name, words, value) => {
    const { status, text } = await developer.post('/configuration', form({ [name]: value, avs: 'yes' }))
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(text).toMatch(/name="avs"[^>]*checked/)
    expect(await settings()).toEqual(defaultSettings)
  })

  describe('have the limits of control, so', () => {
    /** Changes settings through control. @returns the status of the response */
    const change = async (changes: object) => {
      const app = control({
        ...portal,
        database: database(),
        defaultConfiguration: { configurationId, apiKey },
      })
      const path = `/configurations/${configurationId}/settings`
      const headers = { 'content-type': 'application/json' }
      return (await app.request(path, { method: 'PATCH', headers, body: JSON.stringify(changes) })).status
    }
    const shown = async () => formFields((await developer.get('/configuration')).text)
    const longestAddress = `https://shop.example/${'x'.repeat(1_000 - 'https://shop.example/'.length)}`
    const address = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https'] }),
      fc.constantFrom(
        'http://localhost:3000/',
        ' https://shop.example/ ',
        longestAddress,
        `${longestAddress}x`,
      ),
    )
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 110 }),
      fc.constantFrom(' Ada  &\tSons ', '  ', 'x'.repeat(101)),
    )

    it.each<[string, object]>([
      ['the longest name', { merchantName: 'x'.repeat(100) }],
      ['the most attempts', { attempts: 100 }],
      ['the most wrong hashes', { wrongHashesBeforeLock: 1_000 }],
      ['the least', { merchantName: 'x', attempts: 1, wrongHashesBeforeLock: 1 }],
      ['the longest address', { notificationUrl: longestAddress }],
      ['an address in one’s own network', { returnUrls: { failed: 'http://shop:3000/' } }],
      ['every method', { paymentMethods: [...pageMethods] }],
    ])('%s is taken by control, and saved unchanged in the Portal', async (_, changes) => {
      expect(await change(changes)).toBe(200)
      const before = await settings()
      expect(before).toMatchObject(changes)
      expect((await developer.post('/configuration', await shown())).location).toBe(
        '/configuration?done=saved',
      )
      expect(await settings()).toEqual(before)
    })

    it('whatever control takes is saved unchanged in the Portal', async () => {
      const changes = fc.record(
        {
          merchantName: name,
          attempts: fc.integer({ min: -1, max: 110 }),
          wrongHashesBeforeLock: fc.integer({ min: -1, max: 1_100 }),
          paymentMethods: fc.array(fc.constantFrom(...pageMethods), { maxLength: 8 }),
          notificationUrl: address,
          returnUrls: fc.record({ success: address, failed: address }, { requiredKeys: [] }),
          sourceAddress: fc.constantFrom('none', 'integration', 'production'),
          avs: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      await fc.assert(
        fc.asyncProperty(changes, async (some) => {
          await portal.configurations.set(configurationId, { ...defaultSettings, notificationUrl: undefined })
          await change(some)
          const before = await settings()
          const { location } = await developer.post('/configuration', await shown())
          expect(location).toBe('/configuration?done=saved')
          expect(await settings()).toEqual(before)
        }),
        { numRuns: propertyRuns(50) },
      )
    })

    it('whatever the Portal saves is taken unchanged by control', async () => {
      const typed = fc.record(
        {
          merchantName: name,
          attempts: fc.integer({ min: -1, max: 110 }).map(String),
          wrongHashesBeforeLock: fc.integer({ min: -1, max: 1_100 }).map(String),
          'returnUrls.cancelled': address,
          notificationUrl: address,
          'paymentMethods.PayPal': fc.constant('yes'),
        },
        { requiredKeys: [] },
      )
      await fc.assert(
        fc.asyncProperty(typed, async (some) => {
          await portal.configurations.set(configurationId, { ...defaultSettings, notificationUrl: undefined })
          await developer.post('/configuration', { ...(await shown()), ...some })
          const saved = await settings()
          expect(await change(saved ?? {})).toBe(200)
          expect(await settings()).toEqual(saved)
        }),
        { numRuns: propertyRuns(50) },
      )
    })
  })

  describe('a test notification', () => {
    const test = (changes: Record<string, string | undefined>) =>
      developer.post('/configuration/test-notification', form(changes))

    it('names the newest payment, shows the shop’s answer and says that it was received', async () => {
      const job = await portal.paidJob()
      const { text } = await test({ notificationUrl: shop.url })
      expect(text).toContain('The notification was received.')
      expect(text).toContain('200 with both references: received')
      expect(JSON.parse(shop.received.at(-1)?.body ?? '{}')).toMatchObject({
        paymentJobReference: job.reference,
        paymentReference: job.payments[0].reference,
      })
      expect(text).toContain('Response 200')
    })

    it('says in words why an answer does not count, and shows it escaped', async () => {
      shop.respond = (_, response) => response.end('<b>OK</b>')
      const { text, status } = await test({ notificationUrl: shop.url })
      expect(status).toBe(200)
      expect(text).toContain('The notification was not received.')
      expect(text).toContain('the body is not a JSON object: counts as not received')
      expect(text).toContain('&lt;b&gt;OK&lt;/b&gt;')
    })

    it('says so when nobody is there', async () => {
      const { text } = await test({ notificationUrl: 'http://localhost:9/' })
      expect(text).toContain('the address cannot be reached')
    })

    it('is written as the form says, keeps what was typed, saves nothing, and stands in no outbox', async () => {
      const { text } = await test({
        notificationUrl: shop.url,
        notificationsInPascalCase: 'yes',
        attempts: '7',
      })
      expect(shop.received.at(-1)?.body).toContain('"PaymentJobReference"')
      expect(text).toMatch(/name="attempts"[^>]*value="7"|value="7"[^>]*name="attempts"/)
      expect(await settings()).toEqual(defaultSettings)
      expect(await portal.notifications.list({}, 10)).toEqual([])
    })

    it('needs an address', async () => {
      const { status, text } = await test({ notificationUrl: undefined })
      expect(status).toBe(400)
      expect(text).toContain('Enter a whole address')
    })
  })
})

onEveryStore('The addresses of a guarded simulator', simulatorStore, (database) => {
  const shop = new MerchantServer()
  let portal: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  beforeAll(async () => {
    await shop.listen()
    const destinations = new Destinations({ own: ['https://own.example'], listed: [] })
    portal = await portalAt(database(), '', true, undefined, destinations)
    developer = await portal.signedInAs('External Developer')
  })
  afterAll(() => shop.close())

  const form = (changes: Record<string, string>): Record<string, string> => ({
    merchantName: defaultSettings.merchantName,
    attempts: '1',
    'paymentMethods.Card': 'yes',
    sourceAddress: 'none',
    wrongHashesBeforeLock: '5',
    ...changes,
  })

  it('are those of its own deployment; each other one is named beside its field', async () => {
    const own = 'https://own.example/thanks'
    const elsewhere = {
      notificationUrl: 'https://elsewhere.example/hook',
      'returnUrls.failed': 'https://elsewhere.example/failed',
    }
    const denied = await developer.post('/configuration', form({ 'returnUrls.success': own, ...elsewhere }))
    expect(denied.status).toBe(400)
    expect(denied.text.match(/It must be an address of this deployment/g)).toHaveLength(2)
    expect((await portal.configurations.find(configurationId))?.settings.returnUrls).toEqual({})
    const { location } = await developer.post('/configuration', form({ 'returnUrls.success': own }))
    expect(location).toBe('/configuration?done=saved')
  })

  it('are those to which a test notification goes, too', async () => {
    const { status } = await developer.post(
      '/configuration/test-notification',
      form({ notificationUrl: shop.url }),
    )
    expect(status).toBe(400)
    expect(shop.received).toEqual([])
  })
})

/** The settings' form of a page as a browser would send it. */
function formFields(page: string): Record<string, string> {
  const form = /<form[^>]* action="[^"]*\/configuration"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const attribute = (tag: string, name: string) =>
    new RegExp(` ${name}="([^"]*)"`)
      .exec(tag)?.[1]
      ?.replace(/&(\w+|#39);/g, (_, code) => entities[code] ?? '') ?? ''
  const inputs = [...form.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !tag.includes('type="checkbox"') || tag.includes(' checked'))
    .map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
  const selects = [...form.matchAll(/<select[^>]*>[\s\S]*?<\/select>/g)].map(([tag]) => [
    attribute(tag, 'name'),
    attribute(/<option[^>]* selected[^>]*>/.exec(tag)?.[0] ?? tag, 'value'),
  ])
  return Object.fromEntries([...inputs, ...selects])
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
