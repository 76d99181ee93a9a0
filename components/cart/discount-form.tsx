import { TextField } from '@/components/ui/field'
import type { FormAction } from '@/components/ui/form-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { maxCodeLength } from '@/lib/discounts/discount-code'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

/** Where a discount code is entered, or taken back. */
export function DiscountForm({
  code,
  problem,
  locale,
  enterCode,
  removeCode,
}: {
  /** The code that the cart has. */
  code: string | undefined
  /** Why the code that was entered, or the cart's, takes nothing off. */
  problem: string | undefined
  locale: Locale
  enterCode: FormAction
  removeCode: FormAction
}) {
  const t = translator(locale)
  if (code !== undefined) {
    return (
      <form action={removeCode} className="mt-4 border-t border-line pt-4">
        <input type="hidden" name="locale" value={locale} />
        {problem && (
          <p role="alert" className="text-small font-medium text-danger">
            {problem}
          </p>
        )}
        <SubmitButton variant="quiet" className="text-left">
          {t('discount.remove', { code })}
        </SubmitButton>
      </form>
    )
  }
  return (
    <form action={enterCode} className="mt-4 flex flex-wrap items-end gap-3 border-t border-line pt-4">
      <input type="hidden" name="locale" value={locale} />
      <TextField
        // Another problem is said anew: the field is where the shopper goes on.
        key={problem}
        name="discountCode"
        label={t('discount.code')}
        error={problem}
        autoFocus={problem !== undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={maxCodeLength}
        required
        className="min-w-0 flex-[1_1_10rem]"
      />
      <SubmitButton variant="secondary">{t('discount.enter')}</SubmitButton>
    </form>
  )
}
