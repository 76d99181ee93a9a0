import { Link } from '@/components/ui/link'
import type { Product } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { priceText } from './price-text'

/** Products side by side, each with its picture, its line and its price. `heading` is the level of their names. */
export function ProductGrid({
  products,
  locale,
  heading: Heading = 'h3',
}: {
  products: readonly Product[]
  locale: Locale
  heading?: 'h2' | 'h3'
}) {
  return (
    // Two columns below a desk's width, and one where the text is so large that its words would break.
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,max(8rem,40%)),1fr))] gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
      {products.map((product) => (
        <li key={product.slug} className="group relative">
          <img
            src={product.pictures[0].src}
            alt=""
            width={product.pictures[0].width}
            height={product.pictures[0].height}
            loading="lazy"
            className="product-picture w-full rounded"
          />
          <Heading className="mt-3 text-large">
            <Link
              href={paths.product(locale, product.slug)}
              className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {product.name}
            </Link>
          </Heading>
          <p className="text-small text-muted">{product.tagline}</p>
          <p className="mt-1 tabular-nums">{priceText(product, locale)}</p>
        </li>
      ))}
    </ul>
  )
}
