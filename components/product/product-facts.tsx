import type { Product } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { ShownWithOption } from './shown-with-option'

/** What a product is made of, how large it is, how to look after it, and its number. */
export function ProductFacts({ product, locale }: { product: Product; locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('product.measures')}</h2>
      <dl className="mt-3 divide-y divide-line border-y border-line">
        {product.facts.map(({ label, text }) => (
          <div key={label} className="flex flex-wrap gap-x-4 py-2">
            <dt className="w-32 text-muted">{label}</dt>
            <dd className="min-w-36 flex-1">{text}</dd>
          </div>
        ))}
        <div className="flex flex-wrap gap-x-4 py-2">
          <dt className="w-32 text-muted">{t('product.sku')}</dt>
          <dd className="min-w-36 flex-1">
            <ShownWithOption
              product={product}
              differs={() => true}
              draw={(option) => (option ?? product).sku}
            />
          </dd>
        </div>
      </dl>
    </section>
  )
}
