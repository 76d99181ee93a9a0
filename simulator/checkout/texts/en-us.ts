import { enGB, type Texts } from './en-gb.ts'

export const enUS: Texts = {
  ...enGB,
  threeDSecure: {
    ...enGB.threeDSecure,
    successfulHint: 'The bank recognizes you. The payment goes on to authorization.',
    failedHint: 'The bank does not recognize you. The payment is declined.',
    attemptedHint: 'The card is not enrolled in 3-\u2060D\u00a0Secure. The payment goes on to authorization.',
  },
  methods: {
    ...enGB.methods,
    approveHint: 'The payment is authorized, as if you had confirmed it on your phone.',
  },
  decoupled: {
    ...enGB.decoupled,
    rejectHint: 'The bank does not recognize you. The payment is declined.',
  },
  card: {
    ...enGB.card,
    expiry: 'Expiration date',
    keepHint:
      'We save only part of the card number, the name and the expiration date. You can remove the card here at any time.',
    kept: 'We save your card for your next payments, as you agreed with the store.',
    problems: {
      ...enGB.card.problems,
      expiryMissing: 'Enter the expiration date shown on the card.',
      expiryUnreadable: 'Enter the expiration date as month and year, for example 12\u00a0/\u00a031.',
      expiryTooFar: 'Enter an expiration date within the next ten years.',
    },
  },
  testCards: {
    ...enGB.testCards,
    intro: (holder, expiry) =>
      `Use any name, and any expiration date from this month to ten years from now: for example ${holder}, ${expiry}.`,
  },
  results: {
    ...enGB.results,
    cancelled: {
      heading: 'Payment canceled',
      text: 'You canceled this payment, and you were not charged. You can close this page.',
    },
  },
  withdrawn: { ...enGB.withdrawn, heading: 'This payment link was canceled' },
  expired: {
    ...enGB.expired,
    textOfShop: 'You were not charged. Go back to the store and start the payment again.',
    backToShop: 'Back to the store',
  },
}
