import MiniSearch from 'minisearch'
import type { Product } from '@/lib/catalogue'

/** A term as it is compared: small letters without accents, and a Greek sigma at the end of a word like any other. */
function normalised(term: string): string {
  return term.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ')
}

const fields = ['name', 'category', 'options', 'tagline', 'description', 'facts', 'sku'] as const

/** Made once for the products of a language, however often they are searched. */
const indexes = new WeakMap<readonly Product[], MiniSearch<Product>>()

function indexOf(products: readonly Product[]): MiniSearch<Product> {
  const existing = indexes.get(products)
  if (existing) return existing
  const index = new MiniSearch<Product>({
    idField: 'slug',
    fields: [...fields],
    extractField: (product, field) => textOf(product, field as (typeof fields)[number] | 'slug'),
    processTerm: normalised,
    searchOptions: {
      // By what a hit in each field counts for the rank of a product.
      boost: { name: 6, category: 3, options: 2, tagline: 2 },
      combineWith: 'AND',
      prefix: (term) => term.length > 1,
      // One wrong letter in four; a short word would be like many others.
      fuzzy: (term) => (term.length > 3 ? 0.25 : false),
    },
  })
  index.addAll(products)
  indexes.set(products, index)
  return index
}

function textOf(product: Product, field: (typeof fields)[number] | 'slug'): string {
  switch (field) {
    case 'category':
      return product.category.name
    case 'options':
      return [...(product.options?.values ?? []), ...product.attributes.flatMap(({ values }) => values)]
        .map(({ label }) => label)
        .join(' ')
    case 'facts':
      return product.facts.map(({ text }) => text).join(' ')
    case 'sku':
      return [product, ...(product.options?.values ?? [])].map(({ sku }) => sku).join(' ')
    default:
      return product[field]
  }
}

/** The slugs of the products in which all words of a text are found, also misspelt or begun, the best first. */
export function findSlugs(products: readonly Product[], text: string): string[] {
  return indexOf(products)
    .search(text)
    .map(({ id }) => id as string)
}

/** The product that is most like a text in which not all words are found. */
export function findSimilar(products: readonly Product[], text: string): string | undefined {
  const [best] = indexOf(products).search(text, {
    combineWith: 'OR',
    fuzzy: 0.45,
    fields: ['name', 'category'],
  })
  return best?.id as string | undefined
}
