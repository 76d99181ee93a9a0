import { enGB, type Texts } from './en-gb.ts'

export const enUS: Texts = {
  ...enGB,
  threeDSecure: {
    ...enGB.threeDSecure,
    successfulHint: 'You are recognized. The payment goes on to authorization.',
    failedHint: 'You are not recognized. The payment is declined.',
    attemptedHint: 'The card is not enrolled in 3-\u2060D\u00a0Secure. The payment goes on to authorization.',
  },
  methods: {
    ...enGB.methods,
    approveHint: 'The payment is authorized, as after a touch or a look at the phone.',
  },
  decoupled: {
    ...enGB.decoupled,
    rejectHint: 'You are not recognized. The payment is declined.',
  },
  card: {
    ...enGB.card,
    expiry: 'Expiration date',
    problems: {
      ...enGB.card.problems,
      expiryMissing: 'Enter the expiration date shown on the card.',
      expiryUnreadable: 'Enter the expiration date as month and year, for example 12 / 31.',
      expiryTooFar: 'Enter an expiration date within the next ten years.',
    },
  },
  testCards: {
    ...enGB.testCards,
    intro: 'Any name will do, and any expiration date from this month up to ten years ahead.',
  },
  results: {
    ...enGB.results,
    cancelled: {
      heading: 'Payment canceled',
      text: 'You canceled this payment, and nothing was charged. You can close this page.',
    },
  },
}
