import { Link } from '@/components/ui/link'
import type { Product } from '@/lib/catalogue'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'

/** Products side by side, each with its picture, its line and its price. `heading` is the level of their names. */
export function ProductGrid({
  products,
  locale,
  heading: Heading = 'h3',
}: {
  products: Product[]
  locale: Locale
  heading?: 'h2' | 'h3'
}) {
  const currency = currencyOf(locale)
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
      {products.map(({ slug, name, tagline, price, image }) => (
        <li key={slug} className="group relative">
          <img
            src={image}
            alt=""
            width={800}
            height={1000}
            loading="lazy"
            className="product-picture w-full rounded"
          />
          <Heading className="mt-3 text-large">
            <Link
              href={paths.product(locale, slug)}
              className="underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {name}
            </Link>
          </Heading>
          <p className="text-small text-muted">{tagline}</p>
          <p className="mt-1 tabular-nums">{formatMoney(price, currency, locale)}</p>
        </li>
      ))}
    </ul>
  )
}
