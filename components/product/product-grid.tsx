import type { Product } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { priceText } from './price-text'
import { ProductList } from './product-list'

/** Products side by side, each with its picture, its line and its price. `heading` is the level of their names. */
export function ProductGrid({
  products,
  locale,
  heading = 'h3',
}: {
  products: readonly Product[]
  locale: Locale
  heading?: 'h2' | 'h3'
}) {
  return (
    <ProductList
      heading={heading}
      products={products.map((product) => {
        const { src, width, height } = product.pictures[0]
        return {
          href: paths.product(locale, product.slug),
          name: product.name,
          tagline: product.tagline,
          price: priceText(product, locale),
          picture: { src, width, height },
        }
      })}
    />
  )
}
