import type { Currency, Locale } from '@/lib/i18n/locales'
import type { VatRate } from '@/lib/tax/vat-rates'
import type { Dispatch, NetQuantity, VariedProperty } from './product'

/** Where the catalogue comes from. */
export interface CatalogueSource {
  /** Whether a running shop can be given another catalogue than it was built with. */
  isRenewed?: boolean
  /**
   * Everything that is sold, in all languages. While nothing has changed it is the same object, for which the shop's pages
   * are made ready once.
   *
   * @throws CatalogueError when the catalogue is wrong
   */
  read(): Promise<CatalogueData>
  /** A picture by its name, where pictures do not stand in `public/`; undefined when there is none of that name. */
  readPicture?(name: string): Promise<Buffer<ArrayBuffer> | undefined>
}

/** A text in each language. */
export type Texts = Record<Locale, string>

/** A price in each currency, in minor units, VAT included. */
export type Prices = Record<Currency, number>

export interface CatalogueData {
  /** In the order in which they are shown. */
  categories: readonly CategoryData[]
  /** In the order in which they are shown. */
  products: readonly ProductData[]
}

export interface CategoryData {
  slug: string
  name: Texts
  introduction: Texts
}

export interface PictureData {
  src: string
  alt: Texts
  width: number
  height: number
}

/** A `Product` in all languages and currencies. */
export interface ProductData {
  slug: string
  sku: string
  /** A slug. */
  category: string
  name: Texts
  tagline: Texts
  description: Texts
  prices: Prices
  vatRate: VatRate
  pictures: readonly [PictureData, ...PictureData[]]
  stock?: number | undefined
  dispatch: Dispatch
  netQuantity?: NetQuantity | undefined
  options?: { label: Texts; variesBy?: VariedProperty | undefined; values: readonly OptionData[] } | undefined
  attributes: readonly { name: string; label: Texts; values: readonly { value: string; label: Texts }[] }[]
  facts: readonly { label: Texts; text: Texts }[]
  related: readonly string[]
}

export interface OptionData {
  value: string
  label: Texts
  sku: string
  prices?: Prices | undefined
  picture?: PictureData | undefined
  netQuantity?: NetQuantity | undefined
  stock?: number | undefined
}
