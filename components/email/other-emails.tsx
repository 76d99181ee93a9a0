import { translator } from '@/lib/i18n/translator'
import { attentionKinds } from '@/lib/orders/attention'
import { receivedAtText, statementFacts } from '@/lib/withdrawals/acknowledgement'
import { EmailLayout } from './email-layout'
import type { MessageOf } from './order-emails'
import { Action, Lines, Muted, Paragraph, Subheading } from './parts'

/**
 * The acknowledgement of receipt of a withdrawal, on the durable medium that Art. 11a(4) of Directive 2011/83/EU asks for. To
 * an address that is not the order's it leads to the words instead of holding them, so that nobody has the shop write words
 * of their own to strangers.
 */
export function WithdrawalReceived({
  withdrawal,
  isByShopper,
  url,
  ...layout
}: MessageOf<'withdrawal-received'>) {
  const { locale } = layout
  const t = translator(locale)
  const title = t('withdrawal.receivedTitle')
  const facts = [
    { name: t('withdrawal.receivedAt'), value: receivedAtText(withdrawal, locale) },
    ...statementFacts(withdrawal, locale),
  ]
  return (
    <EmailLayout {...layout} title={title} preview={`${t('order.number')}: ${withdrawal.orderNumber}`}>
      {isByShopper ? (
        facts.map(({ name, value }) => (
          <Paragraph key={name} isClose>
            {name}: <Lines text={value} />
          </Paragraph>
        ))
      ) : (
        <Paragraph>{t('email.withdrawalElsewhere')}</Paragraph>
      )}
      <Action href={url}>{t('withdrawal.acknowledgement')}</Action>
      <Paragraph>{t('withdrawal.next')}</Paragraph>
    </EmailLayout>
  )
}

/** That a withdrawal was denied, and why, in the merchant's words. */
export function WithdrawalDenied({
  withdrawal,
  isByShopper,
  url,
  ...layout
}: MessageOf<'withdrawal-denied'>) {
  const t = translator(layout.locale)
  const reason = t('email.withdrawalDeniedReason', { reason: withdrawal.reason ?? '' })
  return (
    <EmailLayout {...layout} title={t('email.withdrawalDeniedTitle')} preview={reason}>
      <Paragraph>
        <Lines text={reason} />
      </Paragraph>
      <Paragraph>
        {t('order.number')}: {withdrawal.orderNumber}
      </Paragraph>
      <Action href={url}>{t(isByShopper ? 'email.openOrder' : 'withdrawal.acknowledgement')}</Action>
    </EmailLayout>
  )
}

/** What needs the merchant's attention, in English as all that is said of it. */
export function Digest({ matters, total, url, ...layout }: MessageOf<'digest'>) {
  const rest = total - matters.length
  return (
    <EmailLayout {...layout} isToMerchant title={digestSubject(total)} preview={matters[0]?.detail ?? ''}>
      {matters.map(({ orderNumber, kind, subject, detail, createdAt }) => (
        <div key={`${orderNumber} ${kind} ${subject}`}>
          <Subheading>{orderNumber === null ? 'Of no order' : `Order ${orderNumber}`}</Subheading>
          <Paragraph isClose>{detail}</Paragraph>
          {/* A newer version of the shop may have stored a kind that this one does not know. */}
          <Paragraph isClose>{attentionKinds[kind] ?? ''}</Paragraph>
          <Muted>
            {kind}, {createdAt.toISOString().slice(0, 10)}
          </Muted>
        </div>
      ))}
      {rest > 0 && <Paragraph>And {rest} more.</Paragraph>}
      {url === undefined ? (
        <Paragraph>`npm run attention` lists all of it.</Paragraph>
      ) : (
        <Action href={url}>Open the back office</Action>
      )}
    </EmailLayout>
  )
}

export const digestSubject = (total: number): string =>
  total === 1 ? 'One matter needs your attention' : `${total} matters need your attention`
