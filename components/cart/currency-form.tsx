import { Button } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-action'
import { type Currency, currencies, currencyOf, type Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

/** The currencies to pay in, of which the shopper chooses one: it is no part of the language. Of one there is no choice. */
export function CurrencyForm({
  currency,
  locale,
  action,
}: {
  /** That of the cart. */
  currency: Currency
  locale: Locale
  action: FormAction
}) {
  if (currencies.length === 1) return null
  const t = translator(locale)
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  return (
    <form action={action} className="mt-4 border-t border-line pt-4">
      <input type="hidden" name="locale" value={locale} />
      <fieldset>
        <legend className="font-medium">{t('currency.choose')}</legend>
        <div className="mt-2 flex flex-wrap gap-2">
          {currencies.map((code) => (
            <Button
              key={code}
              variant={code === currency ? 'primary' : 'secondary'}
              name="currency"
              value={code}
              aria-pressed={code === currency}
              aria-label={`${code}, ${names.of(code)}`}
            >
              {code}
            </Button>
          ))}
        </div>
      </fieldset>
      {currency !== currencyOf(locale) && (
        <p className="mt-2 text-small text-muted">
          {t('currency.elsewhere', { currency: names.of(currencyOf(locale)) ?? '' })}
        </p>
      )}
    </form>
  )
}
