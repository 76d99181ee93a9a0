import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { CurrencyForm } from './currency-form'

const shop = vi.hoisted(() => ({ currencies: ['EUR', 'GBP'] }))
vi.mock('@/lib/i18n/locales', async (original) => ({
  ...(await original<typeof import('@/lib/i18n/locales')>()),
  currencies: shop.currencies,
}))

const form = () =>
  renderToStaticMarkup(<CurrencyForm currency="EUR" locale="nl-NL" action={async () => {}} />)

it('asks for the currency where there are several', () => {
  expect(form()).toContain('value="GBP"')
})

it('asks nothing in a shop of one currency', () => {
  shop.currencies.pop()
  expect(form()).toBe('')
})
