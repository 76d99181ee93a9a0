import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import type { RenderedEmail } from '@/lib/email/mail-server'
import type { EmailMessage } from '@/lib/email/message'
import type enGB from '@/lib/i18n/messages/en-GB'
import { translator } from '@/lib/i18n/translator'
import {
  Confirmation,
  type MessageOf,
  OrderLink,
  PaymentFailed,
  PaymentReleased,
  Refund,
  Shipped,
} from './order-emails'
import { Digest, digestSubject, WithdrawalDenied, WithdrawalReceived } from './other-emails'

/** Writes an email by the template of its kind, as HTML and as plain text. */
export async function writeEmail(message: EmailMessage): Promise<RenderedEmail> {
  return written(message.kind, message)
}

type Kind = EmailMessage['kind']
type Messages = { [Each in Kind]: MessageOf<Each> }

async function written<Each extends Kind>(kind: Each, message: Messages[Each]): Promise<RenderedEmail> {
  const { template, subject } = kinds[kind]
  const element = template(message)
  return {
    subject: subject(message),
    html: await render(element),
    text: await render(element, { plainText: true, htmlToTextOptions: { selectors: plainTextRules } }),
  }
}

/** The template and the subject of each kind of email. */
const kinds: {
  [Each in Kind]: {
    template: (message: Messages[Each]) => ReactElement
    subject: (message: Messages[Each]) => string
  }
} = {
  confirmation: { template: Confirmation, subject: withNumber('email.confirmationSubject') },
  'payment-failed': { template: PaymentFailed, subject: withNumber('email.paymentFailedSubject') },
  refund: { template: Refund, subject: withNumber('email.refundSubject') },
  'payment-released': { template: PaymentReleased, subject: withNumber('email.paymentReleasedSubject') },
  shipped: { template: Shipped, subject: withNumber('email.shippedSubject') },
  'order-link': { template: OrderLink, subject: withNumber('email.orderLinkSubject') },
  'withdrawal-received': { template: WithdrawalReceived, subject: withNumber('email.withdrawalSubject') },
  'withdrawal-denied': { template: WithdrawalDenied, subject: withNumber('email.withdrawalDeniedSubject') },
  digest: { template: Digest, subject: ({ total }) => digestSubject(total) },
}

/** A subject that names the order. */
function withNumber(key: `email.${keyof (typeof enGB)['email'] & `${string}Subject`}`) {
  return (message: Messages[Exclude<Kind, 'digest'>]) => {
    const number = 'order' in message ? message.order.number : message.withdrawal.orderNumber
    return translator(message.locale)(key, { number })
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
