import { maxOptions } from '@/lib/max-options'
import type { Problem } from './catalogue-error'
import type { CheckedTables, FindPicture, ReadRow, Tables } from './tables'

/** Names that the address of a search uses for itself. */
const reserved = ['q', 'category', 'price', 'available', 'sort', 'page']

/** What rows that are right in themselves say of each other, and of pictures, that is not so. */
export function findWrongReferences(
  tables: Tables,
  { categories, products, options, attributes, facts }: CheckedTables,
  findPicture: FindPicture,
): Problem[] {
  const problems: Problem[] = []
  const report = ({ place }: { place: string }, column: string, reason: string) =>
    problems.push({ place, column, reason })
  const isCategory = hasSlug(tables.categories)
  const isProduct = hasSlug(tables.products)
  const valuesOf = new Map<string, Set<string>>()

  const checkUnique = <Values>(
    rows: readonly { place: string; row: Values }[],
    column: string,
    nameOf: (row: Values) => string,
  ) => {
    const places = new Map<string, string>()
    for (const { place, row } of rows) {
      const name = nameOf(row)
      const first = places.get(name)
      if (first === undefined) places.set(name, place)
      else report({ place }, column, `is ${name} a second time, after ${first}`)
    }
  }
  const checkPicture = (row: { place: string }, column: string, name: string) => {
    const found = findPicture(name)
    if (typeof found === 'string') report(row, column, found)
  }

  checkUnique(categories, 'slug', ({ slug }) => slug)
  checkUnique(products, 'slug', ({ slug }) => slug)
  checkUnique<{ sku: string }>([...products, ...options], 'sku', ({ sku }) => sku)
  checkUnique(options, 'value', ({ product, value }) => `${product}/${value}`)
  for (const checked of attributes) {
    const { attribute, value } = checked.row
    if (reserved.includes(attribute))
      report(checked, 'attribute', `must not be any of ${reserved.join(', ')}`)
    if (value === undefined) valuesOf.set(attribute, new Set())
    else if (!valuesOf.has(attribute))
      report(checked, 'attribute', `names ${attribute} before the row without a value that labels it`)
    else valuesOf.get(attribute)?.add(value)
  }
  for (const checked of [...options, ...facts])
    if (!isProduct(checked.row.product))
      report(checked, 'product', `names ${checked.row.product}, which is no product`)
  for (const checked of options)
    if (checked.row.picture !== undefined) checkPicture(checked, 'picture', checked.row.picture)
  const optionCounts = new Map<string, number>()
  for (const { product } of options.map(({ row }) => row))
    optionCounts.set(product, (optionCounts.get(product) ?? 0) + 1)
  for (const checked of products) {
    const { slug, category, related, pictures, stock, optionLabel, attributes: named } = checked.row
    if (!isCategory(category)) report(checked, 'category', `names ${category}, which is no category`)
    for (const other of related)
      if (!isProduct(other)) report(checked, 'related', `names ${other}, which is no product`)
    for (const name of pictures) checkPicture(checked, 'pictures', name)
    const optionCount = optionCounts.get(slug) ?? 0
    if (optionCount > maxOptions)
      report(checked, 'slug', `is named by ${optionCount} options, and at most ${maxOptions} may`)
    if (optionCount > 0 && !optionLabel) report(checked, 'optionLabel', 'is missing: the product has options')
    if (optionCount > 0 && stock !== undefined)
      report(checked, 'stock', 'must stand with the options of the product')
    for (const [name, values] of Object.entries(named)) {
      const known = valuesOf.get(name)
      if (!known) report(checked, `attributes.${name}`, 'is not in the table of attributes')
      for (const value of values)
        if (known && !known.has(value))
          report(checked, `attributes.${name}`, `has the unknown value ${value}`)
    }
  }
  return problems
}

/** Of rows that are wrong in another way, too, so that nothing is said of those that name them. */
function hasSlug(rows: readonly ReadRow[]): (slug: string) => boolean {
  const slugs = new Set(rows.map(({ values }) => (values as { slug?: unknown } | null)?.slug))
  return (slug) => slugs.has(slug)
}
