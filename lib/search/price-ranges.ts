import { type Product, priceRangeOf } from '@/lib/catalogue'

/** From `least`, up to below `below`, in minor units. */
export interface PriceRange {
  /** Its name in addresses. */
  value: string
  least: number
  below: number
}

/** Divides what is sold into up to four ranges of prices, of about as many products each, at round amounts. */
export function priceRangesOf(products: readonly Product[]): PriceRange[] {
  const prices = products.map((product) => priceRangeOf(product).lowest).sort((one, other) => one - other)
  const quarters = [1, 2, 3].map((quarter) => rounded(prices[Math.floor((prices.length * quarter) / 4)] ?? 0))
  const limits = [...new Set(quarters)].filter((limit) => limit > (prices[0] ?? 0))
  return limits.length === 0
    ? []
    : [0, ...limits].map((least, index) => {
        const below = limits[index]
        return { value: `${least}-${below ?? ''}`, least, below: below ?? Number.POSITIVE_INFINITY }
      })
}

/** To one digit that is not zero: 2,400 is 2,000. */
function rounded(minorUnits: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, minorUnits)))
  return Math.round(minorUnits / unit) * unit
}

/** Whether an option of a product, or the product, has a price in a range. */
export const isInRange = (product: Product, { least, below }: PriceRange): boolean => {
  const prices = product.options?.values.map(({ price }) => price ?? product.price) ?? [product.price]
  return prices.some((price) => price >= least && price < below)
}
