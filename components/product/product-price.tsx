import { type NetQuantity, type Product, priceOf, unitPriceOf } from '@/lib/catalogue'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { ShownWithOption } from './shown-with-option'

/** What a product costs in the option that is chosen, per kilogram or litre where it is sold so, and that VAT is part of it. */
export function ProductPrice({ product, locale }: { product: Product; locale: Locale }) {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, currencyOf(locale), locale)
  return (
    <div>
      <ShownWithOption
        product={product}
        differs={({ price, netQuantity }) => price !== undefined || netQuantity !== undefined}
        draw={(option) => {
          const unitPrice = unitPriceOf(product, option?.value)
          return (
            <>
              <p className="text-title tabular-nums">{money(priceOf(product, option?.value))}</p>
              {unitPrice && (
                <p className="text-small tabular-nums">
                  {t(`product.unitPrices.${unitPrice.unit}`, {
                    quantity: formatQuantity(unitPrice.netQuantity, locale),
                    price: money(unitPrice.price),
                  })}
                </p>
              )}
            </>
          )
        }}
      />
      <p className="mt-1 text-small text-muted">{t('product.includesVat')}</p>
    </div>
  )
}

function formatQuantity({ amount, unit }: NetQuantity, locale: Locale): string {
  const name = unit === 'g' ? 'gram' : 'milliliter'
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name }).format(amount)
}
