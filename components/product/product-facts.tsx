import type { Product } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

/** What a product is made of, how large it is and how to look after it. */
export function ProductFacts({ product, locale }: { product: Product; locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-large">
        {t('product.measures')}
      </h2>
      <dl className="mt-3 divide-y divide-line border-y border-line">
        {product.facts.map(({ label, text }) => (
          <div key={label} className="flex flex-wrap gap-x-4 py-2">
            <dt className="w-32 text-muted">{label}</dt>
            <dd className="min-w-36 flex-1">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
