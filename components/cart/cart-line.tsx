import type { FormAction } from '@/components/ui/form-action'
import { Link } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { maxQuantity, type PricedLine } from '@/lib/cart/cart'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { QuantityStepper } from './quantity-stepper'

/** A line of the cart, with the forms that change its quantity and take it out. `money` writes an amount. */
export function CartLine({
  line,
  locale,
  money,
  changeQuantity,
  removeFromCart,
}: {
  line: PricedLine
  locale: Locale
  money: (minorUnits: number) => string
  changeQuantity: FormAction
  removeFromCart: FormAction
}) {
  const t = translator(locale)
  const id = [line.product, line.option].filter(Boolean).join('-')
  const fullName = line.optionLabel ? `${line.name}, ${line.optionLabel}` : line.name
  const which = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="product" value={line.product} />
      {line.option && <input type="hidden" name="option" value={line.option} />}
    </>
  )
  return (
    <li className="grid grid-cols-[min(5rem,30%)_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-4 gap-y-3 py-5 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:gap-x-6">
      <img
        src={line.image}
        alt=""
        width={800}
        height={1000}
        className="product-picture w-full row-span-2 self-start rounded"
      />
      <div className="min-w-0">
        <h3>
          <Link
            href={paths.product(locale, line.product, line.option)}
            className="inline-flex min-h-6 items-center underline-offset-4 hover:underline"
          >
            {line.name}
          </Link>
        </h3>
        {line.optionLabel && <p className="text-muted">{line.optionLabel}</p>}
        <p className="text-small text-muted tabular-nums">
          {t('cart.each', { price: money(line.unitPrice) })}
        </p>
      </div>
      <p className="col-start-2 font-medium tabular-nums sm:col-start-3 sm:row-start-1 sm:text-right">
        {money(line.unitPrice * line.quantity)}
      </p>
      <div className="col-span-2 flex flex-wrap items-end self-start gap-x-3 gap-y-1 sm:col-start-2">
        <form action={changeQuantity}>
          {which}
          <QuantityStepper
            id={`quantity-${id}`}
            quantity={line.quantity}
            max={maxQuantity}
            texts={{
              quantity: t('cart.quantity'),
              product: fullName,
              fewer: t('cart.fewer', { product: fullName }),
              more: t('cart.more', { product: fullName }),
              update: t('cart.update'),
            }}
          />
        </form>
        <form action={removeFromCart}>
          {which}
          <SubmitButton
            variant="quiet"
            className="sm:ml-3"
            aria-label={t('cart.remove', { product: fullName })}
          >
            {t('cart.removeShort')}
          </SubmitButton>
        </form>
      </div>
    </li>
  )
}
