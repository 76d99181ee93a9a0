import { text } from 'node:stream/consumers'
import { prerender } from 'react-dom/static'
import { expect, it, vi } from 'vitest'
import type { CartQuery } from './notices'
import CartPage from './page'

vi.mock('../require-database')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('next/navigation', () => ({ usePathname: () => '/en-GB/cart' }))

async function page(query: CartQuery): Promise<string> {
  const params = Promise.resolve({ locale: 'en-GB' })
  const { prelude } = await prerender(await CartPage({ params, searchParams: Promise.resolve(query) }))
  return text(prelude)
}

it('offers to put back what was removed, by its name', async () => {
  const removed = await page({ notice: 'removed', product: 'small-cup', option: 'sea', quantity: '2' })
  expect(removed).toContain('Small cup, Sea')
  expect(removed).toContain('Undo')
})

it('offers nothing to put back where nothing was in the cart, as when Remove was pressed twice', async () => {
  const removed = await page({ notice: 'removed' })
  expect(removed).toContain('Removed from your basket.')
  expect(removed).not.toContain('Undo')
})
