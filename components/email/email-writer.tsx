import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import type { RenderedEmail } from '@/lib/email/mail-server'
import type { EmailMessage } from '@/lib/email/message'
import { translator } from '@/lib/i18n/translator'
import { Confirmation, OrderLink, PaymentFailed, PaymentReleased, Refund, Shipped } from './order-emails'
import { Digest, digestSubject, WithdrawalDenied, WithdrawalReceived } from './other-emails'

/** Writes an email by the template of its kind, as HTML and as plain text. */
export async function writeEmail(message: EmailMessage): Promise<RenderedEmail> {
  const element = elementOf(message)
  return {
    subject: subjectOf(message),
    html: await render(element),
    text: await render(element, { plainText: true, htmlToTextOptions: { selectors: plainTextRules } }),
  }
}

/** Plain text has each row of a table in a line of its own, the address of a link behind it, and no capitals for headings. */
const plainTextRules = [
  ...['table.rows', 'div.text-page > div > table'].map((selector) => ({
    selector,
    format: 'dataTable',
    options: { uppercaseHeaderCells: false, maxColumnWidth: 60 },
  })),
  ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
]

function elementOf(message: EmailMessage): ReactElement {
  switch (message.kind) {
    case 'confirmation':
      return <Confirmation {...message} />
    case 'payment-failed':
      return <PaymentFailed {...message} />
    case 'refund':
      return <Refund {...message} />
    case 'payment-released':
      return <PaymentReleased {...message} />
    case 'shipped':
      return <Shipped {...message} />
    case 'order-link':
      return <OrderLink {...message} />
    case 'withdrawal-received':
      return <WithdrawalReceived {...message} />
    case 'withdrawal-denied':
      return <WithdrawalDenied {...message} />
    case 'digest':
      return <Digest {...message} />
  }
}

function subjectOf(message: EmailMessage): string {
  if (message.kind === 'digest') return digestSubject(message.total)
  const t = translator(message.locale)
  const subjects = {
    confirmation: 'email.confirmationSubject',
    'payment-failed': 'email.paymentFailedSubject',
    refund: 'email.refundSubject',
    'payment-released': 'email.paymentReleasedSubject',
    shipped: 'email.shippedSubject',
    'order-link': 'email.orderLinkSubject',
    'withdrawal-received': 'email.withdrawalSubject',
    'withdrawal-denied': 'email.withdrawalDeniedSubject',
  } as const
  const number = 'order' in message ? message.order.number : message.withdrawal.orderNumber
  return t(subjects[message.kind], { number })
}
