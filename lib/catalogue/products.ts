import type { VatRate } from '@/lib/tax/vat-rates'
import type { Prices } from './source'
import type { CatalogueTexts } from './texts-type'

/** A product without its words. Every slug and option has its words in `texts/`. */
export interface ProductRow {
  slug: keyof CatalogueTexts['products']
  category: CategorySlug
  /** The merchant's number of it; those of its options begin with it. */
  sku: string
  /** In minor units, VAT included. */
  prices: Prices
  /** Which of a country's VAT rates applies; the standard one when left out. */
  vatRate?: VatRate
  options?: { kind: keyof CatalogueTexts['optionKinds']; values: Option[] }
  /** Of the options that cost something else. */
  optionPrices?: Partial<Record<Option, Prices>>
  /** How many there are to begin with, of the product or of each option; what is left out is unlimited. */
  stock?: number | Partial<Record<Option, number>>
  /** In grams, of what is sold by weight; of each option where they differ. */
  netQuantity?: number
  optionNetQuantities?: Partial<Record<Option, number>>
  /** What it is glazed in, where its options do not say so. */
  glaze?: Option[]
  /** Whether it is made after it was ordered. */
  isMadeToOrder?: boolean
  /** Whether there is a second picture, of a detail. */
  hasDetail?: boolean
  material: keyof CatalogueTexts['materials']
  measures: Measures
  /** What goes with it. */
  related?: ProductRow['slug'][]
}

export type CategorySlug = keyof CatalogueTexts['categories']

export type Option = keyof CatalogueTexts['options']

/** In millimetres, the capacity in millilitres. */
export type Measures = Partial<Record<'capacity' | 'height' | 'diameter' | 'length' | 'width', number>>

/** The categories in the order in which they are shown. */
export const categorySlugs: readonly CategorySlug[] = ['drink', 'eat', 'pour', 'keep', 'wood-and-linen']

/** The glazes that a pot is made in. The first is the one that is shown. */
const glazedIn = (...values: Option[]) => ({ kind: 'colour', values }) as const

/** What the shop sells, in the order in which it is shown. `npm run artwork` draws its pictures. */
export const productRows: readonly ProductRow[] = [
  {
    slug: 'harbour-mug',
    sku: 'MR-101',
    category: 'drink',
    prices: { GBP: 2400, EUR: 2850, USD: 3100 },
    options: glazedIn('sea', 'chalk', 'iron'),
    stock: { sea: 12, chalk: 8, iron: 3 },
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 340, height: 95, diameter: 85 },
    related: ['coffee-dripper', 'teapot'],
  },
  {
    slug: 'small-cup',
    sku: 'MR-102',
    category: 'drink',
    prices: { GBP: 1600, EUR: 1900, USD: 2100 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { capacity: 90, height: 60, diameter: 65 },
    related: ['milk-jug'],
  },
  {
    slug: 'tumbler',
    sku: 'MR-103',
    category: 'drink',
    prices: { GBP: 1800, EUR: 2150, USD: 2300 },
    options: glazedIn('iron', 'chalk', 'sea'),
    material: 'stoneware',
    measures: { capacity: 250, height: 100, diameter: 75 },
  },
  {
    slug: 'soup-mug',
    sku: 'MR-104',
    category: 'drink',
    prices: { GBP: 2800, EUR: 3300, USD: 3600 },
    glaze: ['chalk'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 520, height: 80, diameter: 125 },
  },
  {
    slug: 'breakfast-bowl',
    sku: 'MR-201',
    category: 'eat',
    prices: { GBP: 2600, EUR: 3050, USD: 3400 },
    options: glazedIn('sea', 'chalk', 'iron'),
    material: 'stoneware',
    measures: { capacity: 600, height: 70, diameter: 150 },
    related: ['soup-mug', 'milk-jug'],
  },
  {
    slug: 'dinner-plate',
    sku: 'MR-202',
    category: 'eat',
    prices: { GBP: 3200, EUR: 3800, USD: 4200 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { height: 25, diameter: 270 },
  },
  {
    slug: 'pasta-bowl',
    sku: 'MR-203',
    category: 'eat',
    prices: { GBP: 3400, EUR: 4000, USD: 4400 },
    glaze: ['sea'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 900, height: 50, diameter: 230 },
  },
  {
    slug: 'baking-dish',
    sku: 'MR-204',
    category: 'eat',
    prices: { GBP: 5400, EUR: 6400, USD: 7000 },
    glaze: ['iron'],
    isMadeToOrder: true,
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 2200, height: 75, diameter: 310 },
  },
  {
    slug: 'milk-jug',
    sku: 'MR-301',
    category: 'pour',
    prices: { GBP: 2900, EUR: 3450, USD: 3800 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { capacity: 570, height: 150, diameter: 95 },
  },
  {
    slug: 'teapot',
    sku: 'MR-302',
    category: 'pour',
    prices: { GBP: 7800, EUR: 9200, USD: 9900 },
    stock: 4,
    glaze: ['iron'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 900, height: 160, diameter: 140 },
    related: ['harbour-mug', 'milk-jug'],
  },
  {
    slug: 'coffee-dripper',
    sku: 'MR-303',
    category: 'pour',
    prices: { GBP: 3600, EUR: 4250, USD: 4700 },
    glaze: ['chalk'],
    hasDetail: true,
    material: 'stoneware',
    measures: { height: 90, diameter: 115 },
    related: ['harbour-mug'],
  },
  {
    slug: 'oil-bottle',
    sku: 'MR-304',
    category: 'pour',
    prices: { GBP: 3400, EUR: 4000, USD: 4400 },
    glaze: ['iron'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 400, height: 210, diameter: 80 },
  },
  {
    slug: 'salt-pig',
    sku: 'MR-401',
    category: 'keep',
    prices: { GBP: 3000, EUR: 3550, USD: 3900 },
    glaze: ['chalk'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 350, height: 130, diameter: 110 },
    related: ['oil-bottle'],
  },
  {
    slug: 'butter-dish',
    sku: 'MR-402',
    category: 'keep',
    prices: { GBP: 3800, EUR: 4500, USD: 4900 },
    glaze: ['sea', 'chalk'],
    hasDetail: true,
    material: 'stoneware',
    measures: { height: 95, diameter: 165 },
    related: ['bread-board'],
  },
  {
    slug: 'storage-jar',
    sku: 'MR-403',
    category: 'keep',
    prices: { GBP: 4200, EUR: 4950, USD: 5400 },
    glaze: ['sea'],
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 1100, height: 170, diameter: 125 },
  },
  {
    slug: 'mixing-bowl',
    sku: 'MR-404',
    category: 'keep',
    prices: { GBP: 5800, EUR: 6850, USD: 7500 },
    glaze: ['chalk'],
    isMadeToOrder: true,
    hasDetail: true,
    material: 'stoneware',
    measures: { capacity: 3400, height: 140, diameter: 270 },
    related: ['cooking-spoon', 'storage-jar'],
  },
  {
    slug: 'cooking-spoon',
    sku: 'MR-501',
    category: 'wood-and-linen',
    prices: { GBP: 1400, EUR: 1650, USD: 1800 },
    options: { kind: 'hand', values: ['right', 'left'] },
    hasDetail: true,
    material: 'wood',
    measures: { length: 310, width: 60 },
    related: ['mixing-bowl', 'wood-balm'],
  },
  {
    slug: 'bread-board',
    sku: 'MR-502',
    category: 'wood-and-linen',
    prices: { GBP: 4800, EUR: 5650, USD: 6200 },
    stock: 10,
    hasDetail: true,
    material: 'wood',
    measures: { length: 420, width: 210 },
    related: ['wood-balm', 'butter-dish'],
  },
  {
    slug: 'tea-towel',
    sku: 'MR-503',
    category: 'wood-and-linen',
    prices: { GBP: 1600, EUR: 1900, USD: 2100 },
    options: { kind: 'shade', values: ['indigo', 'madder', 'undyed'] },
    material: 'linen',
    measures: { length: 700, width: 480 },
  },
  {
    slug: 'apron',
    sku: 'MR-504',
    category: 'wood-and-linen',
    prices: { GBP: 5200, EUR: 6150, USD: 6800 },
    options: { kind: 'size', values: ['regular', 'long'] },
    stock: { long: 5 },
    optionPrices: { long: { GBP: 5600, EUR: 6600, USD: 7300 } },
    hasDetail: true,
    material: 'linen',
    measures: { length: 880, width: 720 },
  },
  {
    slug: 'wood-balm',
    sku: 'MR-505',
    category: 'wood-and-linen',
    prices: { GBP: 900, EUR: 1080, USD: 1200 },
    options: { kind: 'size', values: ['small', 'large'] },
    optionPrices: { large: { GBP: 2200, EUR: 2600, USD: 2900 } },
    optionNetQuantities: { small: 60, large: 200 },
    material: 'beeswax',
    measures: {},
    related: ['bread-board', 'cooking-spoon'],
  },
]
