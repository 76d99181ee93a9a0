import { onEveryStore } from 'cashflows-postgres/testing'
import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { beforeAll, expect, it } from 'vitest'
import { defaultTheme } from '../branding/theme.ts'
import { simulatorStore } from '../database/database.ts'
import { locales } from '../payments/payment-job.ts'
import { type PortalBrowser, portalAt } from '../testing/portal.ts'
import { configurationId } from '../testing/simulator.ts'
import { languageTag } from '../web/locale.ts'
import { demoShopPages } from './demo-shop.tsx'
import { DemoShops, maxPayments } from './demo-shops.ts'
import { demoShop } from './tables.ts'
import { textsIn } from './texts.ts'

const origin = 'https://gateway.test'

onEveryStore('A demo shop', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let owner: PortalBrowser
  let visitor: { request: Hono['request'] }
  let path: string
  let link: string

  const create = async (form: Record<string, string> = { days: '7' }) => {
    await owner.post(path, form)
    const { text } = await owner.get(path)
    return /https:\/\/gateway\.test(\/demo\/[a-z\d]{12})</.exec(text)?.[1] ?? 'none'
  }
  const visit = async (address: string, init: RequestInit = {}) => {
    const response = await visitor.request(`${origin}${address}`, init)
    return { response, text: await response.text() }
  }
  const buy = async (good = 'bag', lang = 'en-GB') => {
    const body = new URLSearchParams({ good })
    const { response } = await visit(`${link}?lang=${lang}`, { method: 'POST', body })
    const token = response.headers.get('location')?.split('ref=')[1] ?? ''
    return { response, job: await portal.payments.findByPageToken(token) }
  }

  beforeAll(async () => {
    portal = await portalAt(database())
    owner = await portal.signedInAs('Owner')
    const page = await portal.paymentPages.create(configurationId, 'Main', {
      ...defaultTheme,
      businessName: 'Prospect & Sons',
    })
    path = `/appearance/${page.reference}/demonstration`
    expect((await owner.get(path)).text).toContain('Publish the page first')
    expect((await owner.post(path, { days: '7' })).text).toContain('Publish the page before')
    await portal.paymentPages.publish(configurationId, page.reference)
    visitor = new Hono().route(
      '/demo',
      demoShopPages({
        demoShops: new DemoShops(database(), portal.clocks),
        pages: portal.paymentPages,
        configurations: portal.configurations,
        payments: portal.payments,
        dailyLimit: undefined,
        publicUrl: () => origin,
      }),
    )
    link = await create()
  })

  it('is found in the list of pages', async () => {
    expect((await owner.get('/appearance')).text).toContain(`href="/portal${path}"`)
  })

  it('is a shop in the brand of the page, without a sign-in, which nobody finds by a search', async () => {
    const { response, text } = await visit(link)
    expect(response.status).toBe(200)
    expect(text).toContain('Try our shop · Prospect &amp; Sons')
    expect(response.headers.get('X-Robots-Tag')).toContain('noindex')
    expect(response.headers.get('Set-Cookie')).toBeNull()
    expect(text).not.toMatch(/portal/i)
    expect(text).not.toContain(configurationId)
  })

  it.each(locales)('is bought in, and gives a receipt, in %s', async (locale) => {
    const lang = languageTag(locale)
    expect((await visit(`${link}?lang=${lang}`)).text).toContain(textsIn(locale).goods.bag.name)
    const { response, job } = await buy('bag', lang)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\.\.\/payment\?ref=/)
    expect(job).toMatchObject({
      locale,
      amountToCollect: '24.00',
      startsAtCardForm: true,
      parameters: { paymentPageReference: path.split('/')[2] },
      order: { orderLines: [{ name: textsIn(locale).goods.bag.name }] },
    })
    if (!job) return
    const receipt = `${link}?paymentjobref=${job.reference}`
    expect((await visit(receipt)).text).toContain(textsIn(locale).outcomes.unfinished.heading)
    await portal.payments.simulate(job, 'Successful')
    const { text } = await visit(receipt)
    expect(text).toContain(`<html lang="${lang}">`)
    expect(text).toContain(textsIn(locale).outcomes.success.heading)
    expect(text).toContain(job.order.orderNumber)
  })

  it('says after a payment that failed that nothing was charged', async () => {
    const { job } = await buy()
    if (job) await portal.payments.simulate(job, 'Failed')
    expect((await visit(`${link}?paymentjobref=${job?.reference}`)).text).toContain(
      'You have not been charged.',
    )
  })

  it('shows no payment that was not made in it, and starts none for goods that it does not have', async () => {
    const { job } = await buy()
    link = await create()
    expect((await visit(`${link}?paymentjobref=${job?.reference}`)).text).toContain('Try our shop')
    expect((await buy('constructor')).response.status).toBe(200)
  })

  it('starts so many payments and no more', async () => {
    const code = link.split('/')[2] ?? ''
    await database()
      .update(demoShop)
      .set({ payments: maxPayments - 1 })
      .where(eq(demoShop.code, code))
    expect((await buy()).response.status).toBe(303)
    expect((await buy()).response.status).toBe(429)
    expect((await owner.get(path)).text).toContain(`${maxPayments} of at most ${maxPayments}`)
  })

  it('ends by itself, and when the merchant ends it; another link takes its place', async () => {
    const former = link
    link = await create({ days: '1' })
    expect((await visit(former)).response.status).toBe(404)
    expect((await visit(link)).response.status).toBe(200)
    portal.clock.wind(24 * 60 * 60_000 + 1)
    const over = await visit(link)
    expect(over.response.status).toBe(404)
    expect(over.text).toContain('This demonstration has ended')
    expect((await buy()).response.status).toBe(404)
    link = await create()
    await owner.post(`${path}/end`)
    expect((await visit(link)).response.status).toBe(404)
  })

  it.each(['/demo/short', '/demo/23456789abcd', '/demo/%00'])('is not at %s', async (address) => {
    expect((await visit(address)).response.status).toBe(404)
  })
})
