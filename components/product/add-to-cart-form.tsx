import { SubmitButton } from '@/components/ui/submit-button'
import { maxQuantity } from '@/lib/cart/cart'
import type { Product } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { OptionChoice } from './option-choice'

/** The choice of option and quantity, and the button that puts the product into the cart by `action`. */
export function AddToCartForm({
  product,
  locale,
  action,
}: {
  product: Product
  locale: Locale
  action: (form: FormData) => Promise<void>
}) {
  const t = translator(locale)
  const { options } = product
  return (
    <form action={action} className="space-y-6">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="product" value={product.slug} />
      {options && <OptionChoice legend={options.label} options={options.values} />}
      <div className="flex flex-wrap items-end gap-4">
        <div className="flex flex-col gap-1">
          <label htmlFor="quantity" className="font-medium">
            {t('product.quantity')}
          </label>
          <input
            id="quantity"
            name="quantity"
            type="number"
            min={1}
            max={maxQuantity}
            defaultValue={1}
            required
            className="min-h-11 w-20 rounded border border-edge bg-ground px-3 tabular-nums"
          />
        </div>
        <SubmitButton className="grow sm:grow-0 sm:px-10">{t('product.addToCart')}</SubmitButton>
      </div>
    </form>
  )
}
