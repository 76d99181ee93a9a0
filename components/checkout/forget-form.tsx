import { Button } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'

/** Has this device forget who ordered and which orders, as on a computer that others use. */
export function ForgetForm({ locale, action }: { locale: Locale; action: FormAction }) {
  const t = translator(locale)
  return (
    <form action={action} className="border-t border-line pt-6">
      <input type="hidden" name="locale" value={locale} />
      <Button variant="secondary">{t('checkout.forget')}</Button>
      <p className="measure mt-2 text-small text-muted">{t('checkout.forgetHint')}</p>
    </form>
  )
}
