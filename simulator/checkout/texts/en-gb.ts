import type { CardProblemCode } from '../../payments/card.ts'
import type { PaymentError } from '../../payments/payment-job.ts'

/** Every word that a shopper reads on the pages of the simulator. The other languages have the same members. */
export const enGB = {
  mark: 'Simulation: no real payment is made.',
  footer:
    'This is a simulator of the Cashflows gateway, for demonstrations and tests. Never enter real card details.',
  errorTitle: (title: string) => `Error: ${title}`,
  order: {
    heading: 'Your order',
    amount: 'Amount to pay',
    number: 'Order number',
    total: 'Total',
    quantity: (quantity: string) => `Quantity ${quantity}`,
  },
  simulation: {
    heading: 'Choose how this payment ends',
    intro: 'Choose an outcome, or pay step by step, as a shopper would.',
    successful: 'Successful Payment',
    successfulHint: 'The payment succeeds at once.',
    failed: 'Failed Payment',
    failedHint: 'The payment fails at once.',
    live: 'Simulate Live Environment',
    liveHint:
      'Pay with a test card and go through 3-\u2060D\u00a0Secure, as a shopper would on the live page.',
  },
  card: {
    heading: 'Pay by card',
    number: 'Card number',
    holderName: 'Name on card',
    expiry: 'Expiry date',
    expiryHint: 'For example 12\u00a0/\u00a031',
    securityCode: 'Security code',
    securityCodeHint: '3 digits, or 4 for American Express',
    pay: (amount: string) => `Pay ${amount}`,
    cancel: 'Cancel',
    typeAgain:
      'For your safety, the card number and the security code are not saved. Please enter them again.',
    or: 'or pay by card',
    keep: 'Save this card for my next payments',
    keepHint:
      'We save only part of the card number, the name and the expiry date. You can remove the card here at any time.',
    kept: 'We save your card for your next payments, as you agreed with the shop.',
    sending: 'One moment: your payment is being processed.',
    problems: {
      numberMissing: 'Enter the number shown on your card.',
      numberUnreadable: 'Enter a card number of 12 to 19 digits.',
      numberMistyped: 'Check the card number: one of its digits seems to be wrong.',
      noTestCard: 'Use one of the test cards below. This is a simulator: do not use a real card.',
      nameMissing: 'Enter the name as it appears on the card.',
      nameTooLong: 'Shorten the name to 45 characters or fewer.',
      nameHasDigits: 'Enter the name as it appears on the card, without numbers.',
      expiryMissing: 'Enter the expiry date shown on the card.',
      expiryUnreadable: 'Enter the expiry date as month and year, for example 12\u00a0/\u00a031.',
      expired: 'This card has expired. Check the date, or use another card.',
      expiryTooFar: 'Enter an expiry date within the next ten years.',
      codeMissing: 'Enter the security code of your card.',
      codeOfThree: 'Enter the 3 digits on the back of your card.',
      codeOfFour: 'Enter the 4 digits on the front of your American Express card.',
    } satisfies Record<CardProblemCode, string>,
  },
  storedCards: {
    heading: 'Your saved cards',
    expires: (date: string) => `Expires ${date}`,
    expired: 'Expired',
    pay: 'Pay with saved card',
    remove: (card: string) => `Remove ${card}`,
    confirm: 'Remove card',
    keep: 'Keep card',
    removed: 'Card removed.',
    choose: 'Choose one of your saved cards.',
    another: 'Use another card',
  },
  methods: {
    choose: 'Choose how to pay',
    pay: (name: string) => `Pay with ${name}`,
    heading: (name: string) => `${name} simulator`,
    standIn: (name: string) =>
      `${name} would ask you to confirm the payment here. This page only stands in for it: nothing is sent to ${name}.`,
    bank: 'Your bank',
    bankMissing: 'Choose your bank.',
    approve: 'Approve',
    approveHint: 'The payment is authorised, as if you had confirmed it on your phone.',
    decline: 'Decline',
    declineHint: 'The payment is declined, as if there were not enough money in the account.',
    back: 'Cancel and pay another way',
  },
  testCards: {
    heading: 'Test cards for this simulator',
    intro: (holder: string, expiry: string) =>
      `Use any name, and any expiry date from this month to ten years from now: for example ${holder}, ${expiry}.`,
    credit: 'credit',
    debit: 'debit',
    code: (code: string) => `Security code ${code}`,
    fillIn: (number: string) => `Fill in ${number}`,
    names: 'These names decide the outcome of 3-\u2060D\u00a0Secure. Enter them exactly as written here.',
    choices: 'Back to the simulation choices',
  },
  threeDSecure: {
    heading: 'Confirm this payment',
    intro: 'Your bank would now ask you to confirm that this card is yours. Choose what the bank answers.',
    merchant: 'Merchant',
    amount: 'Amount',
    card: 'Card',
    cardEndingIn: (brand: string, digits: string) => `${brand} ending in ${digits}`,
    holder: 'Cardholder',
    successful: 'Authentication successful',
    successfulHint: 'The bank recognises you. The payment goes on to authorisation.',
    failed: 'Authentication failed',
    failedHint: 'The bank does not recognise you. The payment is declined.',
    unavailable: 'Authentication unavailable',
    unavailableHint:
      'The bank cannot be reached. The payment goes on, unless the merchant requires 3-\u2060D\u00a0Secure.',
    attempted: 'Authentication attempted',
    attemptedHint: 'The card is not enrolled in 3-\u2060D\u00a0Secure. The payment goes on to authorisation.',
    leave: 'Leave without answering',
    leaveHint: 'The check is not completed, and the payment is declined.',
    until: (time: string) => `The bank waits for an answer until ${time}. After that, the check times out.`,
  },
  decoupled: {
    heading: 'Confirm in your bank’s app',
    intro:
      'Your bank has sent a message to your phone. This page goes on by itself as soon as you have confirmed there.',
    waiting: 'Waiting for your bank',
    confirm: 'Confirm in the app now',
    confirmHint: 'The same as confirming in the app.',
    reject: 'Decline in the app',
    rejectHint: 'The bank does not recognise you. The payment is declined.',
  },
  reasons: {
    ThreeDSecureFailed: 'Your bank did not confirm that the card is yours.',
    ThreeDSecureUnavailable: 'We could not reach your bank to confirm that the card is yours.',
    NonThreeDSecureNotAllowed: 'Your bank did not confirm that the card is yours.',
  } satisfies Record<PaymentError['code'], string>,
  anotherTry: 'Your last payment did not go through, and you were not charged. You can try again.',
  results: {
    success: {
      heading: 'Payment successful',
      text: 'Thank you. Your payment has been made. You can close this page.',
    },
    failed: {
      heading: 'Payment failed',
      text: 'Your payment did not go through, and you were not charged. To try again, ask for a new payment link.',
    },
    cancelled: {
      heading: 'Payment cancelled',
      text: 'You cancelled this payment, and you were not charged. You can close this page.',
    },
  },
  /** The merchant took the link back. */
  withdrawn: {
    heading: 'This payment link was cancelled',
    text: 'You were not charged. If you still want to pay, ask for a new link.',
  },
  leaving: { text: 'One moment: we are taking you back.', link: 'Continue' },
  alreadyPaid: {
    heading: 'This payment has already been made',
    text: (amount: string, date: string) => `${amount} was paid on ${date}. You will not be charged again.`,
  },
  expired: {
    heading: 'This payment link has expired',
    text: 'You were not charged. To pay, ask for a new payment link.',
    textOfShop: 'You were not charged. Go back to the shop and start the payment again.',
    backToShop: 'Back to the shop',
  },
  unknown: {
    heading: 'Payment link not found',
    text: 'Check that you copied the whole address, or ask for a new payment link.',
  },
  tooLarge: {
    heading: 'Too much data was sent',
    text: 'You were not charged. Go back one page and fill in only the fields of the form.',
  },
  unreadable: {
    heading: 'We could not read that request',
    text: 'Nothing was changed. Go back one page and use the buttons there.',
  },
  failure: {
    heading: 'Something went wrong',
    text: 'We do not know whether the payment was made. Open the payment link again to see its status.',
  },
}

export type Texts = typeof enGB
