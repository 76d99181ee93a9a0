import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { Currency, Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import type { ShownWithdrawal } from '@/lib/withdrawals/shown-withdrawals'

interface Props {
  orderNumber: string
  currency: Currency
  withdrawals: ShownWithdrawal[]
  locale: Locale
}

/** What became of the withdrawals from an order, and the way to withdraw from it. */
export function WithdrawalsOfOrder({ orderNumber, currency, withdrawals, locale }: Props) {
  const t = translator(locale)
  const day = (date: Date) => date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: shop.timeZone })
  return (
    <section
      aria-labelledby="withdrawal"
      className={`flex flex-col items-start gap-4 ${withdrawals.length === 0 ? 'print:hidden' : ''}`}
    >
      <h2 id="withdrawal">{t('withdrawal.heading')}</h2>
      {withdrawals.length > 0 && (
        <ul className="flex flex-col gap-3">
          {withdrawals.map(({ id, token, receivedAt, decidedAt, state, amount, reason, isGivenBack }) => (
            <li key={id} data-withdrawal={state}>
              {state === 'denied'
                ? t('withdrawal.denied', { reason: reason ?? '' })
                : t(`withdrawal.${state}`, { date: day(decidedAt ?? receivedAt) })}{' '}
              {amount > 0 &&
                t(`withdrawal.${isGivenBack ? 'givenBack' : 'givingBack'}`, {
                  amount: formatMoney(amount, currency, locale),
                })}{' '}
              {token && (
                <Link
                  href={paths.withdrawalReceived(locale, token)}
                  className="inline-flex min-h-11 items-center underline underline-offset-4 print:hidden"
                >
                  {t('withdrawal.acknowledgement')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      <ButtonLink variant="secondary" href={paths.withdrawal(locale, orderNumber)} className="print:hidden">
        {t('withdrawal.link')}
      </ButtonLink>
    </section>
  )
}
