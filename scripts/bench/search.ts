import { matching, searchProducts } from '@/lib/search/search'
import { manyProducts } from '@/lib/search/testing'
import { median } from './median'

const texts = ['mug', 'taepot', 'bread board', 'sea', '']
const searches = 200

const rounds = 5

// `npm run bench:search` measures how long a search takes among 1,000 products, beside the same among 20, and how long it takes to
// make the index, which a process does once for a language.

async function benchSearch(): Promise<void> {
  const times: Record<string, number[]> = {}
  const measure = (name: string, count: number, act: () => void) => {
    const began = performance.now()
    act()
    times[name] = [...(times[name] ?? []), (performance.now() - began) / count]
  }
  for (let round = 0; round < rounds; round++) {
    for (const count of [20, 1000]) {
      const products = await manyProducts(count)
      measure(`index of ${count}`, 1, () => matching(products, 'mug'))
      measure(`search among ${count}`, searches, () => {
        for (let index = 0; index < searches; index++) {
          const text = texts[index % texts.length] ?? ''
          const query = { text, attributes: new Map(), isAvailable: false, sorting: 'best' as const, page: 1 }
          searchProducts(products, query, 'en-GB')
        }
      })
    }
  }
  console.log(`Search, medians of ${rounds} rounds.\n`)
  for (const [name, ms] of Object.entries(times)) console.log(`${name} products: ${median(ms).toFixed(2)} ms`)
}

await benchSearch()
