import { locales } from '@/lib/i18n/locales'
import type { Row } from './rows'
import type { CatalogueData, OptionData, PictureData, ProductData, Texts } from './source'
import type { CheckedTables, FindPicture } from './tables'

/** Puts tables in which nothing is wrong together. */
export function assemble(tables: CheckedTables, findPicture: FindPicture): CatalogueData {
  const optionsOf = byProduct(tables.options.map(({ row }) => row))
  const factsOf = byProduct(tables.facts.map(({ row }) => row))
  const labels = new Map(
    tables.attributes.map(({ row: { attribute, value, label } }) => [keyOf(attribute, value), label]),
  )
  const picture = (name: string, alt: Texts): PictureData => {
    const found = findPicture(name)
    if (typeof found === 'string') throw new Error(found)
    return { ...found, alt }
  }
  const label = (attribute: string, value?: string): Texts => {
    const found = labels.get(keyOf(attribute, value))
    if (!found) throw new Error(`The attribute ${attribute} has no label for ${value}.`)
    return found
  }

  const option = ({ product: _, picture: name, ...same }: Row<'options'>, productName: Texts): OptionData => {
    const alt = inEachLocale((locale) => `${productName[locale]}, ${same.label[locale]}`)
    return { ...same, picture: name === undefined ? undefined : picture(name, alt) }
  }
  const product = ({
    optionLabel,
    variesBy,
    pictures,
    attributes,
    ...same
  }: Row<'products'>): ProductData => {
    const { slug, name } = same
    const own = optionsOf.get(slug) ?? []
    const [main, ...more] = pictures.map((file, index) =>
      picture(file, index === 0 ? name : inEachLocale((locale) => `${name[locale]} (${index + 1})`)),
    )
    if (!main) throw new Error(`${slug} has no picture.`)
    return {
      ...same,
      pictures: [main, ...more],
      options:
        optionLabel && own.length > 0
          ? { label: optionLabel, variesBy, values: own.map((row) => option(row, name)) }
          : undefined,
      attributes: Object.entries(attributes).map(([attribute, values]) => ({
        name: attribute,
        label: label(attribute),
        values: values.map((value) => ({ value, label: label(attribute, value) })),
      })),
      facts: (factsOf.get(slug) ?? []).map(({ label, text }) => ({ label, text })),
    }
  }
  return {
    categories: tables.categories.map(({ row }) => row),
    products: tables.products.map(({ row }) => product(row)),
  }
}

const keyOf = (attribute: string, value = '') => `${attribute}/${value}`

const inEachLocale = (text: (locale: (typeof locales)[number]) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, text(locale)])) as Texts

function byProduct<Values extends { product: string }>(rows: readonly Values[]): Map<string, Values[]> {
  const groups = new Map<string, Values[]>()
  for (const row of rows) groups.set(row.product, [...(groups.get(row.product) ?? []), row])
  return groups
}
