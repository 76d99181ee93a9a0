import { onEveryStore } from 'cashflows-postgres/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { defaultSettings } from '../../payments/configuration.ts'
import { ShopUnderTest } from '../../testing/merchant-server.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId } from '../../testing/simulator.ts'
import { settingsForm } from './read-settings.ts'

onEveryStore('Settings in the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  const shop = new ShopUnderTest()
  /** The form as a browser sends it: without the boxes that are not ticked. */
  const form = (changes: Record<string, string | undefined> = {}) =>
    Object.fromEntries(
      Object.entries({ ...settingsForm(defaultSettings), ...changes }).filter(
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
    expect(text).toMatch(/name="methodCard"[^>]*checked/)
    expect(text).not.toMatch(/name="methodPayPal"[^>]*checked/)
    expect(text).toContain('For experts only')
  })

  it('saves what was typed, and shows it after the redirect', async () => {
    const { status, location } = await developer.post(
      '/configuration',
      form({
        merchantName: '  Ada’s \u0000 Pottery ',
        returnUrlSuccess: 'https://shop.example/thanks',
        returnUrlFailed: 'http://localhost:3000/failed',
        notificationUrl: ' https://shop.example/hook ',
        autoCapture: undefined,
        threeDSecureRequired: 'yes',
        avs: 'yes',
        methodPayPal: 'yes',
        methodIdeal: 'yes',
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
    ['merchantName', 'Write the name that shoppers see.', '   '],
    ['merchantName', 'Use at most 60 characters.', 'x'.repeat(61)],
    ['returnUrlCancelled', 'Write a whole address', 'shop.example'],
    ['returnUrlFailed', 'Write a whole address', 'http://shop.example/'],
    ['notificationUrl', 'Write a whole address', 'javascript:alert(1)'],
    ['notificationUrl', 'Write a whole address', `https://shop.example/${'x'.repeat(1_000)}`],
    ['attempts', 'Write a whole number from 1 to 20.', '0'],
    ['attempts', 'Write a whole number from 1 to 20.', '1.5'],
    ['wrongHashesBeforeLock', 'Write a whole number from 1 to 100.', 'many'],
    ['methodCard', 'Tick at least one', undefined],
  ])('says of a wrong %s: %s; keeps what was typed, and saves nothing', async (name, words, value) => {
    const { status, text } = await developer.post('/configuration', form({ [name]: value, avs: 'yes' }))
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(text).toMatch(/name="avs"[^>]*checked/)
    expect(await settings()).toEqual(defaultSettings)
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
      expect(text).toContain('Write a whole address')
    })
  })
})
