import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { Footer } from './footer'
import { Header } from './header'

vi.mock('next/navigation', () => ({ usePathname: () => '/en-GB' }))
vi.mock('@/lib/catalogue', async (original) => ({
  ...(await original<typeof import('@/lib/catalogue')>()),
  listCategories: async () => [],
}))

it('where nothing is for sale, header and footer have no empty list of categories', async () => {
  expect(renderToStaticMarkup(await Header({ locale: 'en-GB' }))).not.toContain('<nav')
  expect(renderToStaticMarkup(await Footer({ locale: 'en-GB' }))).not.toContain('Catalogue')
})
