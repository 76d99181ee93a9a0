import { type Locale, locales } from '@/lib/i18n/locales'
import { formatMeasures } from './measures'
import type { Dispatch, VariedProperty } from './product'
import { categorySlugs, type Option, type ProductRow, productRows } from './products'
import type { CatalogueData, CatalogueSource, OptionData, PictureData, ProductData, Texts } from './source'
import elGR from './texts/el-GR'
import enGB from './texts/en-GB'
import enUS from './texts/en-US'
import esES from './texts/es-ES'
import nlNL from './texts/nl-NL'
import type { CatalogueTexts } from './texts-type'

const texts: Record<Locale, CatalogueTexts> = {
  'en-GB': enGB,
  'en-US': enUS,
  'el-GR': elGR,
  'nl-NL': nlNL,
  'es-ES': esES,
}

/** The catalogue that stands in `products.ts` and `texts/`, where its types are checked. */
export const typedSource: CatalogueSource = { read: async () => data }

const inEachLocale = (text: (texts: CatalogueTexts, locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, text(texts[locale], locale)])) as Texts

const fromStock: Dispatch = { isMadeToOrder: false, workingDays: { min: 1, max: 2 } }
const madeToOrder: Dispatch = { isMadeToOrder: true, workingDays: { min: 10, max: 15 } }

/** A row with its words, in all languages. */
export function describeRow(row: ProductRow): ProductData {
  const { slug, sku, category, prices, vatRate = 'standard', stock, netQuantity, related = [] } = row
  const { material, measures } = row
  const options = row.options && {
    label: kindLabel(row.options.kind),
    variesBy: variedPropertyOf[row.options.kind],
    values: row.options.values.map((value) => describeOption(row, value)),
  }
  return {
    slug,
    sku,
    category,
    name: inEachLocale(({ products }) => products[slug].name),
    tagline: inEachLocale(({ products }) => products[slug].tagline),
    description: inEachLocale(({ products }) => products[slug].description),
    prices,
    vatRate,
    pictures: [
      options?.values[0]?.picture ?? picture(slug, 'whole'),
      ...(row.hasDetail ? [picture(slug, 'detail')] : []),
    ],
    stock: typeof stock === 'number' ? stock : undefined,
    dispatch: row.isMadeToOrder ? madeToOrder : fromStock,
    netQuantity: netQuantity === undefined ? undefined : inGrams(netQuantity),
    options,
    attributes: attributesOf(row),
    facts: [
      fact('material', ({ materials }) => materials[material]),
      ...formatMeasures(measures, 'en-GB').map(({ measure }, index) =>
        fact(measure, (_, locale) => formatMeasures(measures, locale)[index]?.text ?? ''),
      ),
      fact('care', ({ care }) => care[material]),
    ],
    related,
  }
}

/** Feeds have no word for the hand that something is made for. */
const variedPropertyOf: Record<keyof CatalogueTexts['optionKinds'], VariedProperty | undefined> = {
  colour: 'color',
  shade: 'color',
  size: 'size',
  hand: undefined,
}

const kindLabel = (kind: keyof CatalogueTexts['optionKinds']) =>
  inEachLocale(({ optionKinds }) => optionKinds[kind])

const optionLabel = (option: Option) => inEachLocale(({ options }) => options[option])

const inGrams = (amount: number) => ({ amount, unit: 'g' as const })

function describeOption(row: ProductRow, value: Option): OptionData {
  const { slug, sku, stock, options, optionPrices, optionNetQuantities } = row
  const netQuantity = optionNetQuantities?.[value]
  // Glazes and shades have a picture each; sizes and hands look alike.
  const hasPicture = options?.kind === 'colour' || options?.kind === 'shade'
  return {
    value,
    label: optionLabel(value),
    sku: `${sku}-${value.toUpperCase()}`,
    prices: optionPrices?.[value],
    picture: hasPicture ? picture(slug, 'whole', value) : undefined,
    netQuantity: netQuantity === undefined ? undefined : inGrams(netQuantity),
    stock: typeof stock === 'object' ? stock[value] : undefined,
  }
}

/** A drawing of `npm run artwork`, which writes all in one size. */
function picture(
  slug: ProductRow['slug'],
  part: keyof CatalogueTexts['pictures'],
  option?: Option,
): PictureData {
  const suffix = option ?? (part === 'detail' ? part : undefined)
  return {
    src: `/products/${slug}${suffix ? `-${suffix}` : ''}.svg`,
    alt: inEachLocale(({ pictures, products, options }) => {
      const alt = pictures[part].replace('{product}', products[slug].name)
      return option ? `${alt}, ${options[option]}` : alt
    }),
    width: 800,
    height: 1000,
  }
}

/** Whoever looks for a glaze finds what is made in one glaze alone, too. */
function attributesOf({ glaze, options }: ProductRow): ProductData['attributes'] {
  const glazes = glaze ?? (options?.kind === 'colour' ? options.values : [])
  if (glazes.length === 0) return []
  const values = glazes.map((value) => ({ value, label: optionLabel(value) }))
  return [{ name: 'glaze', label: kindLabel('colour'), values }]
}

const fact = (
  name: keyof CatalogueTexts['facts'],
  text: (texts: CatalogueTexts, locale: Locale) => string,
) => ({ label: inEachLocale(({ facts }) => facts[name]), text: inEachLocale(text) })

const data: CatalogueData = {
  categories: categorySlugs.map((slug) => ({
    slug,
    name: inEachLocale(({ categories }) => categories[slug].name),
    introduction: inEachLocale(({ categories }) => categories[slug].introduction),
  })),
  products: productRows.map(describeRow),
}
