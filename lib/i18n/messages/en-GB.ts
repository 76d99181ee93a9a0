const messages = {
  shop: {
    tagline: 'Kitchen pottery from the edge of the marsh',
    description:
      'Stoneware, wood and linen for the kitchen, made in one workshop at Brancaster Staithe on the north Norfolk coast.',
    demonstration: 'This is a demonstration shop. Nothing is sold and no money is taken.',
    portal: 'See the payments in the merchant’s Portal',
  },
  header: {
    skip: 'Skip to the content',
    home: '{name}, home page',
    categories: 'Catalogue',
    parts: 'Product categories',
    cart: 'Basket',
    cartWithCount: 'Basket, {count, plural, one {# item} other {# items}}',
    language: 'Language',
  },
  footer: {
    catalogue: 'Catalogue',
    languages: 'Language and currency',
    workshop: 'The workshop',
    hours: 'We open the kiln every other Thursday',
  },
  home: {
    title: 'Kitchen pottery for every day',
    introduction:
      'We make a small range of pots for the kitchen, in a new batch every two weeks. They have two coats of glaze, can go in the oven, and are made to be used every day.',
    workshopTitle: 'One room, one kiln, three glazes',
    workshopText:
      'Marram is the grass that grows on the dunes. Our workshop is behind them, in the old whelk house. Every pot is made on a potter’s wheel and fired in the same kiln at 1,260\u00a0°C, so a jug you buy this year will match a bowl you buy in ten years’ time.',
    workshopGlazes:
      'We use three glazes: chalk, made with chalk from the beach; sea, made with copper and ash; and iron, made with rust from the old slipway. The colours change a little with every firing, so no two pots look quite the same.',
  },
  category: {
    breadcrumb: 'You are here',
    empty: 'There is nothing in this category at the moment. Please look again in two weeks.',
  },
  product: {
    addToCart: 'Add to basket',
    quantity: 'Quantity',
    measures: 'Size and care',
    deliveryFree: 'Delivery {delivery}, free on orders of {threshold} or more.',
    from: 'From {price}',
    includesVat: 'Includes VAT',
    unitPrices: { kg: '{quantity}, {price} per kg', l: '{quantity}, {price} per litre' },
    delivery: {
      inStock: 'In stock. Delivered in {min} to {max} working days.',
      limited: 'Delivered in {min} to {max} working days.',
      madeToOrder: 'Made to order. Delivered in {min} to {max} working days.',
    },
    sku: 'Item number',
    related: 'Goes well with',
  },
  stock: {
    few: '{count, plural, one {Only one left} other {Only # left}}',
    soldOut: 'Sold out',
    reduced:
      '{product}: {count, plural, one {only one} other {only #}} left, so we have changed the quantity.',
    removed: '{product} is sold out, so we have removed it.',
  },
  cart: {
    title: 'Basket',
    empty: 'Your basket is empty.',
    emptyText: 'Items you add will appear here.',
    goShopping: 'See the catalogue',
    lines: 'What is in your basket',
    quantity: 'Quantity',
    update: 'Update',
    remove: 'Remove {product}',
    removeShort: 'Remove',
    each: '{price} each',
    subtotal: 'Subtotal',
    delivery: 'Delivery',
    deliveryFree: 'Free',
    deliveryHint: 'Spend another {amount} for free delivery.',
    total: 'Total',
    checkout: 'Checkout',
    summary: 'Summary',
    removed:
      '{count, plural, one {One item in your basket is no longer available, so we have removed it.} other {# items in your basket are no longer available, so we have removed them.}} Please check the total before you pay.',
    notices: {
      added: 'Added to your basket.',
      updated: 'The quantity has been changed.',
      removed: 'Removed from your basket.',
      limited: 'You can order up to {max} of each item. The quantity is now {max}.',
      full: 'Your basket is full. Remove something first, or buy this in your next order.',
      quantity: 'Enter a whole number from 1 to {max}.',
      unknown: 'This item is no longer available, so it was not added.',
      option: 'Choose an option before you add this to your basket.',
    },
  },
  vat: {
    included: 'Prices include VAT.',
    contained: 'Includes {amount} VAT ({percentage}).',
    none: 'No VAT is included: the order leaves the UK and the EU. You may have to pay import duty and tax when it arrives.',
  },
  checkout: {
    title: 'Checkout',
    contact: 'Your details',
    billing: 'Billing address',
    summary: 'Your order',
    email: 'Email address',
    emailHint: 'We only use it if we have a question about your order.',
    firstName: 'First name',
    lastName: 'Last name',
    address: 'Address',
    addressLine2: 'Address line 2 (optional)',
    town: 'Town or city',
    postcode: 'Postcode',
    country: 'Country',
    countryChoose: 'Choose a country',
    pay: 'Pay {amount}',
    paying: 'One moment…',
    payHint: 'You pay on the Cashflows payment page and then come back here. We never see your card details.',
    backToCart: 'Back to basket',
    emptyCart: 'Your basket is empty, so there is nothing to pay.',
    errorTitle: '{count, plural, one {One field needs} other {# fields need}} your attention',
    errors: {
      emailMissing: 'Enter your email address.',
      emailInvalid: 'Enter an email address such as name@example.com.',
      emailLong: 'Enter an email address of {max} characters or fewer.',
      firstNameMissing: 'Enter your first name.',
      lastNameMissing: 'Enter your last name.',
      addressMissing: 'Enter your street and house number.',
      townMissing: 'Enter your town or city.',
      postcodeMissing: 'Enter your postcode.',
      countryMissing: 'Choose a country from the list.',
      tooLong: 'Use {max} characters or fewer.',
    },
    cartChanged:
      'Your basket has changed since you opened this page. You have not paid yet: check the total, then pay.',
    rejectedTitle: 'The payment could not be started',
    rejectedText:
      'Cashflows did not accept the payment request. You have not been charged, and your basket has not changed. Please try again. If that does not work, contact us and give your order number.',
    unavailableTitle: 'The payment page cannot be reached',
    unavailableText:
      'Cashflows did not answer in time. You have not been charged, and your basket has not changed. Please try again in a few minutes.',
    unreadableTitle: 'The payment could not be started',
    unreadableText:
      'We could not read the answer from Cashflows. You have not been charged, and your basket has not changed. Please try again in a few minutes.',
    tooManyTitle: 'Too many attempts',
    tooManyText:
      'You have tried to pay many times in a short time. You have not been charged. Please try again in ten minutes.',
    problemOrder: 'Order number {number}',
  },
  order: {
    title: 'Order {number}',
    number: 'Order number',
    placed: 'Order date',
    contents: 'What you ordered',
    sentTo: 'Email address',
    card: 'Card',
    cardLine: '{brand} ending in {lastFour}',
    billedTo: 'Billing address',
    subtotal: 'Subtotal',
    delivery: 'Delivery',
    deliveryFree: 'Free',
    total: 'Total',
    statuses: {
      pending: {
        title: 'We are confirming your payment',
        text: 'This usually takes a few seconds. The page updates by itself, or you can check again.',
      },
      notStarted: {
        title: 'The payment could not be started',
        text: 'You have not been charged, and your basket has not changed.',
      },
      failed: {
        title: 'Your payment did not go through',
        text: 'You have not been charged, and your basket has not changed. You can try again or use another card.',
      },
      cancelled: {
        title: 'The payment was cancelled',
        text: 'You have not been charged. Your basket is still here if you change your mind.',
      },
      expired: {
        title: 'The time to pay has run out',
        text: 'The payment page was open for too long. You have not been charged, and your basket has not changed. You can try again.',
      },
      reserved: {
        title: 'Thank you, we have received your order',
        text: 'The amount is reserved on your card. We take it when we send your order.',
      },
      partiallyCaptured: {
        title: 'Part of the amount has been taken',
        text: 'We have taken {amount} of the amount that is reserved on your card. We take the rest when we send the other items.',
      },
      paid: { title: 'Thank you, we have received your payment', text: 'We will now prepare your order.' },
      paidLate: {
        title: 'Thank you, we have received your payment',
        text: 'It came later than expected, but it has reached us. We will now prepare your order.',
      },
      refundPending: {
        title: 'A refund is on its way',
        text: 'We are refunding {amount}. It can take a few days until your bank shows it.',
      },
      partiallyRefunded: {
        title: 'Part of your payment has been refunded',
        text: 'We have refunded {amount}. It can take a few days until your bank shows it.',
      },
      refunded: {
        title: 'Your payment has been refunded',
        text: 'We have refunded {amount}. It can take a few days until your bank shows it.',
      },
      voided: {
        title: 'We have cancelled your payment',
        text: 'It was cancelled before any money was taken. If your bank still shows a reserved amount, it will disappear by itself.',
      },
      reservationExpired: {
        title: 'The reserved amount has been released',
        text: 'It is no longer reserved on your card, and you have not been charged. If you still want the items, please order again.',
      },
      soldOut: {
        title: 'Sorry, an item sold out before you paid',
        text: 'You have paid, but the last one was sold in the meantime.',
      },
      underReview: {
        title: 'We need to check your payment',
        text: 'The payment for this order is not as we expected, so we have to check it. You do not need to do anything: we will contact you. Please do not pay for this order again.',
      },
    },
    reasons: {
      declined: 'Your bank declined the payment.',
      insufficientFunds: 'There is not enough money on the card for this payment.',
      cardDetails: 'The card number, the expiry date or the security code was wrong.',
      threeDSecureFailed: 'Your bank did not confirm that the card is yours.',
      threeDSecureUnavailable: 'We could not reach your bank to confirm that the card is yours.',
      blocked: 'The payment was stopped by a security check.',
    },
    surplus: {
      secondPayment: 'You have paid twice for this order. The second payment was {amount}.',
      supersededJob:
        'You have paid {amount} on an earlier payment page of this order, which has changed since.',
      givingBack: 'We are giving this payment back. It can take a few days until your bank shows it.',
      givenBack: 'We have given this payment back. It can take a few days until your bank shows it.',
    },
    demonstration: 'As this is a demonstration, no money is taken or given back, and nothing is sent.',
    pendingLong:
      'This is taking longer than usual. You can close this page: we will complete your order when the payment is confirmed.',
    checkAgain: 'Check again',
    continuePayment: 'Not paid yet? Go to the payment page',
    tryAgain: 'Try again',
    continueShopping: 'Continue shopping',
  },
  outcome: {
    title: 'What happened to your payment',
    notCharged: 'You have not been charged.',
    hint: 'To see the whole order, open this page in the browser in which you ordered.',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may be wrong, or the item is no longer available.',
    home: 'Go to the home page',
  },
} as const

export default messages
