import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { StatusHeading } from '@/components/order/status-heading'
import { Fact, Facts } from '@/components/ui/facts'
import { database } from '@/lib/database/database'
import { translator } from '@/lib/i18n/translator'
import { apiPaths, paths } from '@/lib/paths'
import { receivedAtText, statementFacts } from '@/lib/withdrawals/acknowledgement'
import { findWithdrawalByToken } from '@/lib/withdrawals/receipt'
import { localeOf } from '../../locale-of'
import { requireDatabase } from '../../require-database'

interface Props {
  params: Promise<{ locale: string; token: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: translator(await localeOf(params))('withdrawal.receivedTitle'),
    robots: { index: false },
    // Whoever has the address may see this page, so no other site is told it.
    referrer: 'same-origin',
  }
}

/** The acknowledgement that a withdrawal was received: what was stated, and when. The same whether or not there is such an order. */
export default async function WithdrawalReceivedPage({ params }: Props) {
  const locale = await localeOf(params)
  const { token } = await params
  await requireDatabase(paths.withdrawalReceived(locale, token))
  const withdrawal = await findWithdrawalByToken(await database(), token)
  if (!withdrawal) redirect(paths.notFound(locale))
  const t = translator(locale)
  return (
    <div className="flex max-w-2xl flex-col items-start gap-8">
      <div className="flex w-full flex-col gap-5">
        <StatusHeading mark="done" title={t('withdrawal.receivedTitle')} />
        <p className="measure">{t('withdrawal.receivedText')}</p>
      </div>
      <Facts>
        <Fact name={t('withdrawal.receivedAt')}>
          <time dateTime={withdrawal.receivedAt.toISOString()}>{receivedAtText(withdrawal, locale)}</time>
        </Fact>
        {statementFacts(withdrawal, locale).map(({ name, value }) => (
          <Fact key={name} name={name}>
            <span className="whitespace-pre-line">{value}</span>
          </Fact>
        ))}
      </Facts>
      <p className="measure">{t('withdrawal.next')}</p>
      <a
        href={apiPaths.withdrawal(withdrawal.token)}
        className="inline-flex min-h-11 items-center underline underline-offset-4 print:hidden"
      >
        {t('withdrawal.download')}
      </a>
    </div>
  )
}
