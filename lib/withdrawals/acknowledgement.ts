import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Statement, Withdrawal } from '@/lib/orders/withdrawal'
import { shop } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'

interface Fact {
  name: string
  value: string
}

/** What a statement says, as it is shown to be confirmed and acknowledged. */
export function statementFacts(statement: Omit<Statement, 'locale'>, locale: Locale): Fact[] {
  const t = translator(locale)
  return [
    { name: t('withdrawal.name'), value: statement.name },
    { name: t('order.number'), value: statement.orderNumber },
    { name: t('checkout.email'), value: statement.email },
    { name: t('withdrawal.lines'), value: whatOf(statement, t('withdrawal.whole')) },
  ]
}

function whatOf({ lines, items }: Pick<Statement, 'lines' | 'items'>, whole: string): string {
  if (items !== null) return items
  return lines.map(({ quantity, name }) => `${quantity} × ${name}`).join('\n') || whole
}

/** Date and time at which a statement was received, by the clocks where the shop is, with their time zone. */
export const receivedAtText = ({ receivedAt }: Pick<Withdrawal, 'receivedAt'>, locale: Locale): string =>
  receivedAt.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: shop.timeZone })

/**
 * The acknowledgement of receipt as plain text: what was stated, and when it was received. A file of it is the durable
 * medium that Art. 11a(4) of Directive 2011/83/EU asks for, in the language of the statement.
 */
export function acknowledgementText(withdrawal: Withdrawal): string {
  const { locale } = withdrawal
  const t = translator(locale)
  return [
    shopTheme.businessName,
    [shop.legalName, ...shop.address, shop.email].join('\n'),
    t('withdrawal.receivedTitle'),
    [
      { name: t('withdrawal.receivedAt'), value: receivedAtText(withdrawal, locale) },
      ...statementFacts(withdrawal, locale),
    ]
      .map(({ name, value }) => `${name}: ${value.split('\n').join('; ')}`)
      .join('\n'),
    t('withdrawal.next'),
    '',
  ].join('\n\n')
}
