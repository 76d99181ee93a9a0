import { expect, it, vi } from 'vitest'
import { folderSource } from './folder-source'

vi.mock('@/lib/shop', async (original) => ({
  ...(await original<typeof import('@/lib/shop')>()),
  languages: { 'nl-NL': 'EUR', 'en-US': 'EUR' },
}))

it('a catalogue may have texts and prices that the shop does not show, and lend them to the same language', async () => {
  const { products } = await folderSource('lib/catalogue/example').read()
  const mug = products.find(({ slug }) => slug === 'harbour-mug')
  expect(Object.keys(mug?.name ?? {})).toEqual(['nl-NL', 'en-US'])
  expect(mug?.tagline['en-US']).toMatch(/\w/)
  expect(mug?.prices.EUR).toBe(2850)
})
