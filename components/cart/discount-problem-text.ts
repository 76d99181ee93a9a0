import type { PricedCart } from '@/lib/cart/cart'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'

/** What a shopper reads about a cart whose code takes nothing off; undefined when it has none, or one that does. */
export function discountProblemText(
  { discountProblem: problem, currency }: PricedCart,
  code = '',
  locale: Locale,
): string | undefined {
  const t = translator(locale)
  if (problem?.kind !== 'minimum') return problem && t(`discount.problems.${problem.kind}`)
  return t('discount.problems.minimum', { amount: formatMoney(problem.missing, currency, locale), code })
}
