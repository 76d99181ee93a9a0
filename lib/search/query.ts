import type { Attribute, Category, Product } from '@/lib/catalogue'
import { type PriceRange, priceRangesOf } from './price-ranges'

/** The orders in which results can be shown; the first is by how well they match, or that of the catalogue. */
export const sortings = ['best', 'priceUp', 'priceDown', 'name'] as const

export type Sorting = (typeof sortings)[number]

/** What a shopper looks for, as the address of the results says it. */
export interface SearchQuery {
  text: string
  category?: string | undefined
  /** The chosen values of each attribute: products have one of each. */
  attributes: ReadonlyMap<string, readonly string[]>
  price?: PriceRange | undefined
  isAvailable: boolean
  sorting: Sorting
  /** From 1. */
  page: number
}

/** What can be chosen in a catalogue. */
export interface Filters {
  categories: readonly Category[]
  attributes: readonly Attribute[]
  prices: readonly PriceRange[]
}

const maxTextLength = 100

/** By the products that they were made of. */
const made = new WeakMap<readonly Product[], Omit<Filters, 'categories'>>()

/** The filters of a catalogue; made once for its products. */
export function filtersOf(products: readonly Product[], categories: readonly Category[]): Filters {
  const filters = made.get(products) ?? {
    attributes: attributesOf(products),
    prices: priceRangesOf(products),
  }
  made.set(products, filters)
  return { ...filters, categories }
}

function attributesOf(products: readonly Product[]): Attribute[] {
  const found = new Map<string, { label: string; values: Map<string, string> }>()
  for (const { name, label, values } of products.flatMap(({ attributes }) => attributes)) {
    const attribute = found.get(name) ?? { label, values: new Map<string, string>() }
    for (const { value, label } of values) attribute.values.set(value, label)
    found.set(name, attribute)
  }
  return [...found].map(([name, { label, values }]) => ({
    name,
    label,
    values: [...values].map(([value, label]) => ({ value, label })),
  }))
}

/** Reads the address of a search. What it cannot mean is left out. */
export function readQuery(given: URLSearchParams, filters: Filters): SearchQuery {
  const first = (name: string) => given.get(name) ?? ''
  const category = filters.categories.find(({ slug }) => slug === first('category'))?.slug
  const attributes = filters.attributes.map(({ name, values }) => {
    const chosen = given.getAll(name)
    return [name, values.map(({ value }) => value).filter((value) => chosen.includes(value))] as const
  })
  return {
    text: first('q').replace(/\s+/g, ' ').trim().slice(0, maxTextLength),
    category,
    attributes: new Map(attributes.filter(([, values]) => values.length > 0)),
    price: filters.prices.find(({ value }) => value === first('price')),
    isAvailable: first('available') === 'yes',
    sorting: sortings.find((sorting) => sorting === first('sort')) ?? 'best',
    page: /^[1-9]\d{0,5}$/.test(first('page')) ? Number(first('page')) : 1,
  }
}

/** What stands in the address of a search; what is not chosen is left out. */
export function writeQuery(query: Partial<SearchQuery>): URLSearchParams {
  const { text, category, attributes, price, isAvailable, sorting = 'best', page = 1 } = query
  const written = new URLSearchParams()
  if (text) written.set('q', text)
  if (category) written.set('category', category)
  for (const [name, values] of attributes ?? []) for (const value of values) written.append(name, value)
  if (price) written.set('price', price.value)
  if (isAvailable) written.set('available', 'yes')
  if (sorting !== 'best') written.set('sort', sorting)
  if (page > 1) written.set('page', String(page))
  return written
}
