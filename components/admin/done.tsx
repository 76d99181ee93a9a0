import type { ComponentProps } from 'react'
import { Notice } from '@/components/ui/notice'

const less =
  'No more was left to give back than a part of what the items cost: the history of the order says how much.'
const refundDue =
  'The refund is asked for. The gateway has not made it yet: the shop tries it again by itself.'

/** What was done, as the address of the page that comes next names it. */
const texts = {
  'attention-resolved': 'Marked as resolved.',
  'withdrawal-accepted': 'The withdrawal is accepted.',
  'withdrawal-accepted-for-less': `The withdrawal is accepted. ${less}`,
  'withdrawal-denied': 'The withdrawal is denied.',
  refunded: 'The refund is made.',
  'refunded-for-less': `The refund is made. ${less}`,
  'refund-due': refundDue,
  'refund-due-for-less': `${refundDue} ${less}`,
  'refund-failed':
    'The gateway has not made the refund: it failed. Nothing is put back into stock. Make another, or pay the shopper back in another way.',
  'refund-given-up': 'The shop does not try it any more: give it back in another way.',
  captured: 'The amount is captured.',
  voided: 'The payment is voided.',
  cancelled: 'The order is cancelled: nobody can pay it any more.',
  repeated:
    'This form was sent before, and is not done twice. The history says what came of it. The forms below are new.',
  checked: 'The gateway was asked: this is what it says.',
  sent: 'The order is marked as sent.',
  'email-resent': 'The email is sent again.',
  'note-added': 'The note is added.',
  'stock-changed': 'The number is changed.',
  'account-changed': 'The account is changed.',
  'totp-set': 'The second factor is set up: from now on you need a code to sign in.',
  'totp-removed': 'The second factor is removed.',
} as const

export type DoneAction = keyof typeof texts

/** The tone of what is not simply done. */
const tones: Partial<Record<DoneAction, ComponentProps<typeof Notice>['tone']>> = {
  'refund-due': 'plain',
  'refund-due-for-less': 'plain',
  'refund-failed': 'danger',
  repeated: 'plain',
}

/** Says what was done last. Draws nothing for what no page of the back office can name. */
export function Done({ done }: { done: string | undefined }) {
  if (done === undefined || !Object.hasOwn(texts, done)) return null
  const action = done as DoneAction
  return (
    <div className="mb-6">
      <Notice tone={tones[action] ?? 'success'} announce>
        <p>{texts[action]}</p>
      </Notice>
    </div>
  )
}
