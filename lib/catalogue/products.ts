import type { Currency } from '@/lib/i18n/locales'
import type { CatalogueTexts } from './texts-type'

/** A product without its words. Every slug and option has its words in `texts/`. */
export interface ProductRow {
  slug: keyof CatalogueTexts['products']
  category: CategorySlug
  /** In minor units, tax included. */
  prices: Record<Currency, number>
  options?: { kind: keyof CatalogueTexts['optionKinds']; values: Option[] }
  /** How many there are to begin with, of the product or of each option; what is left out is unlimited. */
  stock?: number | Partial<Record<Option, number>>
  material: keyof CatalogueTexts['materials']
  measures: Measures
}

export type CategorySlug = keyof CatalogueTexts['categories']

type Option = keyof CatalogueTexts['options']

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
    category: 'drink',
    prices: { GBP: 2400, EUR: 2850, USD: 3100 },
    options: glazedIn('sea', 'chalk', 'iron'),
    stock: { sea: 12, chalk: 8, iron: 3 },
    material: 'stoneware',
    measures: { capacity: 340, height: 95, diameter: 85 },
  },
  {
    slug: 'small-cup',
    category: 'drink',
    prices: { GBP: 1600, EUR: 1900, USD: 2100 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { capacity: 90, height: 60, diameter: 65 },
  },
  {
    slug: 'tumbler',
    category: 'drink',
    prices: { GBP: 1800, EUR: 2150, USD: 2300 },
    options: glazedIn('iron', 'chalk', 'sea'),
    material: 'stoneware',
    measures: { capacity: 250, height: 100, diameter: 75 },
  },
  {
    slug: 'soup-mug',
    category: 'drink',
    prices: { GBP: 2800, EUR: 3300, USD: 3600 },
    material: 'stoneware',
    measures: { capacity: 520, height: 80, diameter: 125 },
  },
  {
    slug: 'breakfast-bowl',
    category: 'eat',
    prices: { GBP: 2600, EUR: 3050, USD: 3400 },
    options: glazedIn('sea', 'chalk', 'iron'),
    material: 'stoneware',
    measures: { capacity: 600, height: 70, diameter: 150 },
  },
  {
    slug: 'dinner-plate',
    category: 'eat',
    prices: { GBP: 3200, EUR: 3800, USD: 4200 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { height: 25, diameter: 270 },
  },
  {
    slug: 'pasta-bowl',
    category: 'eat',
    prices: { GBP: 3400, EUR: 4000, USD: 4400 },
    material: 'stoneware',
    measures: { capacity: 900, height: 50, diameter: 230 },
  },
  {
    slug: 'baking-dish',
    category: 'eat',
    prices: { GBP: 5400, EUR: 6400, USD: 7000 },
    material: 'stoneware',
    measures: { capacity: 2200, height: 75, diameter: 310 },
  },
  {
    slug: 'milk-jug',
    category: 'pour',
    prices: { GBP: 2900, EUR: 3450, USD: 3800 },
    options: glazedIn('chalk', 'sea', 'iron'),
    material: 'stoneware',
    measures: { capacity: 570, height: 150, diameter: 95 },
  },
  {
    slug: 'teapot',
    category: 'pour',
    prices: { GBP: 7800, EUR: 9200, USD: 9900 },
    stock: 4,
    material: 'stoneware',
    measures: { capacity: 900, height: 160, diameter: 140 },
  },
  {
    slug: 'coffee-dripper',
    category: 'pour',
    prices: { GBP: 3600, EUR: 4250, USD: 4700 },
    material: 'stoneware',
    measures: { height: 90, diameter: 115 },
  },
  {
    slug: 'oil-bottle',
    category: 'pour',
    prices: { GBP: 3400, EUR: 4000, USD: 4400 },
    material: 'stoneware',
    measures: { capacity: 400, height: 210, diameter: 80 },
  },
  {
    slug: 'salt-pig',
    category: 'keep',
    prices: { GBP: 3000, EUR: 3550, USD: 3900 },
    material: 'stoneware',
    measures: { capacity: 350, height: 130, diameter: 110 },
  },
  {
    slug: 'butter-dish',
    category: 'keep',
    prices: { GBP: 3800, EUR: 4500, USD: 4900 },
    material: 'stoneware',
    measures: { height: 95, diameter: 165 },
  },
  {
    slug: 'storage-jar',
    category: 'keep',
    prices: { GBP: 4200, EUR: 4950, USD: 5400 },
    material: 'stoneware',
    measures: { capacity: 1100, height: 170, diameter: 125 },
  },
  {
    slug: 'mixing-bowl',
    category: 'keep',
    prices: { GBP: 5800, EUR: 6850, USD: 7500 },
    material: 'stoneware',
    measures: { capacity: 3400, height: 140, diameter: 270 },
  },
  {
    slug: 'cooking-spoon',
    category: 'wood-and-linen',
    prices: { GBP: 1400, EUR: 1650, USD: 1800 },
    options: { kind: 'hand', values: ['right', 'left'] },
    material: 'wood',
    measures: { length: 310, width: 60 },
  },
  {
    slug: 'bread-board',
    category: 'wood-and-linen',
    prices: { GBP: 4800, EUR: 5650, USD: 6200 },
    stock: 10,
    material: 'wood',
    measures: { length: 420, width: 210 },
  },
  {
    slug: 'tea-towel',
    category: 'wood-and-linen',
    prices: { GBP: 1600, EUR: 1900, USD: 2100 },
    options: { kind: 'shade', values: ['indigo', 'madder', 'undyed'] },
    material: 'linen',
    measures: { length: 700, width: 480 },
  },
  {
    slug: 'apron',
    category: 'wood-and-linen',
    prices: { GBP: 5200, EUR: 6150, USD: 6800 },
    options: { kind: 'size', values: ['regular', 'long'] },
    stock: { long: 5 },
    material: 'linen',
    measures: { length: 880, width: 720 },
  },
]
