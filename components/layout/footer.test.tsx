import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { Footer } from './footer'

vi.mock('next/navigation', () => ({ usePathname: () => '/en-GB' }))

afterEach(() => vi.unstubAllEnvs())

it.each(locales)('says in %s that nothing is sold, unless real money is taken', async (locale) => {
  const sentence = translator(locale)('shop.demonstration')
  const footer = async () => renderToStaticMarkup(await Footer({ locale }))
  for (const environment of ['', 'simulator', 'integration']) {
    vi.stubEnv('CASHFLOWS_ENVIRONMENT', environment)
    expect(await footer()).toContain(sentence)
  }
  vi.stubEnv('CASHFLOWS_ENVIRONMENT', 'production')
  expect(await footer()).not.toContain(sentence)
})

it.each(locales)('leads in %s to the withdrawal function, by the words of the law', async (locale) => {
  const footer = renderToStaticMarkup(await Footer({ locale }))
  expect(footer).toMatch(
    new RegExp(`href="/${locale}/withdrawal"[^>]*>${translator(locale)('withdrawal.link')}<`),
  )
})

it('leads to the Portal, unless real money is taken', async () => {
  const footer = async () => renderToStaticMarkup(await Footer({ locale: 'en-GB' }))
  expect(await footer()).toContain('href="/api/portal"')
  vi.stubEnv('CASHFLOWS_ENVIRONMENT', 'production')
  expect(await footer()).not.toContain('/api/portal')
})
