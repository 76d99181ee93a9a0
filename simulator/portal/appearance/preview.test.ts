import { describe, expect, it, test } from 'vitest'
import { defaultTheme, type Theme } from '../../branding/theme.ts'
import { checkout } from '../../checkout/checkout.ts'
import { styleOf } from '../../checkout/style.ts'
import { anywhere } from '../../destinations/destinations.ts'
import type { PageMethod } from '../../payments/page-methods.ts'
import { locales, type PaymentJob } from '../../payments/payment-job.ts'
import { preview } from './preview.ts'
import { readPreviewSettings } from './preview-settings.ts'
import { pageStates, pathOf, sampleJob, sampleMoment } from './sample.ts'

const methods: PageMethod[] = ['Card', 'GooglePay']

describe('the preview', () => {
  const theme: Theme = { ...defaultTheme, businessName: 'Mill', typeface: 'literata', header: 'bar' }

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
    const cards = { cards: async () => [], removeStoredCard: async () => false }
    const owner = { destinations: anywhere, themeOf: () => theme, methodsOf: () => methods, cards }
    return checkout(payments, { of: () => ({ now: () => sampleMoment }) }, owner).request(
      `/${path}?ref=${job.pageToken}`,
    )
  }
  const withoutToken = (markup: string) =>
    markup.replace(/ref=[0-9a-f]+/g, 'ref=').replace(/value="[0-9a-f]{128}"/, '')

  test.each(['simulation', 'form', 'challenge', 'waiting', 'declined', 'success', 'failed', 'paid'] as const)(
    'of %s is the markup and the style of the live page',
    async (state) => {
      const previewed = await preview(
        checkout,
        { theme, methods },
        readPreviewSettings(`${state}.el_GR.auto`),
        pathOf(state),
      )
      const live = await livePage(sampleJob(state, 'el_GR'), pathOf(state))
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
        checkout,
        { theme, methods },
        readPreviewSettings(`${state}.${locale}.dark`),
        pathOf(state),
      )
      const markup = await response.text()
      expect(response.status).toBe(200)
      expect(markup).toContain(`lang="${locale.replace('_', '-')}"`)
      expect(markup).toContain('Mill')
      expect(markup).not.toContain('undefined')
    }
  })

  test.each([
    ['nl_NL', 'Voorwaarden'],
    ['en_GB', 'Terms'],
    ['el_GR', 'Terms'],
  ])(
    'shows a link below in %s by its text in that language, or by its first text: %s',
    async (locale, text) => {
      const labels = { nl_NL: 'Voorwaarden' }
      const footerLinks = [{ label: 'Terms', labels, address: 'https://shop.example/terms' }]
      const response = await preview(
        checkout,
        { theme: { ...theme, footerLinks }, methods },
        readPreviewSettings(`form.${locale}.auto`),
        pathOf('form'),
      )
      const link = /href="https:\/\/shop\.example\/terms"[^>]*>([^<]+)</.exec(await response.text())
      expect(link?.[1]).toBe(text)
    },
  )

  it('in dark differs from the live style in the scheme only', () => {
    const live = styleOf(theme).css.split('\n')
    const dark = styleOf(theme, '', 'dark').css.split('\n')
    const different = live.filter((line, index) => line !== dark[index])
    expect(different).toHaveLength(2)
    expect(dark[1]).toMatch(/^@media all/)
  })

  it('takes what it does not know as the first choice', () => {
    expect(readPreviewSettings('nothing.xx_XX.pink')).toEqual({
      state: 'form',
      locale: 'en_GB',
      scheme: 'auto',
    })
  })
})
