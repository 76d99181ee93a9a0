import type { Messages } from '../messages-type'
import enGB from './en-GB'

/** American English: British English, but for what is spelled or said otherwise. */
const messages: Messages = {
  ...enGB,
  shop: { ...enGB.shop, demonstration: 'This is a demo store. Nothing is sold and no money is taken.' },
  header: {
    ...enGB.header,
    skip: 'Skip to content',
    categories: 'Catalog',
    cart: 'Cart',
    cartWithCount: 'Cart, {count, plural, one {# item} other {# items}}',
  },
  footer: {
    ...enGB.footer,
    catalogue: 'Catalog',
    colours: { ...enGB.footer.colours, title: 'Colors' },
  },
  product: {
    ...enGB.product,
    includesVat: 'Includes VAT in the UK and the EU',
    unitPrices: { ...enGB.product.unitPrices, l: '{quantity}, {price} per liter' },
    dispatch: {
      inStock: 'In stock. Sent in {min} to {max} business days.',
      limited: 'Sent in {min} to {max} business days.',
      madeToOrder: 'Made to order. Sent in {min} to {max} business days.',
    },
    addToCart: 'Add to cart',
    deliveryFree: 'Shipping {delivery}, free on orders of {threshold} or more.',
  },
  cart: {
    ...enGB.cart,
    title: 'Cart',
    empty: 'Your cart is empty.',
    goShopping: 'See the catalog',
    goToCart: 'Go to cart',
    adding: 'Adding to your cart…',
    lines: 'What is in your cart',
    delivery: 'Shipping',
    deliveryHint: 'Spend another {amount} for free shipping.',
    removed:
      '{count, plural, one {One item in your cart is no longer available, so we have removed it.} other {# items in your cart are no longer available, so we have removed them.}} Please check the total before you pay.',
    notices: {
      ...enGB.cart.notices,
      added: 'Added to your cart.',
      removed: 'Removed from your cart.',
      full: 'Your cart is full. Remove something first, or buy this in your next order.',
      option: 'Choose an option before you add this to your cart.',
    },
  },
  discount: { ...enGB.discount, freeDelivery: 'Free shipping' },
  vat: { ...enGB.vat, included: 'Prices include VAT in the UK and the EU.' },
  checkout: {
    ...enGB.checkout,
    email: 'Email',
    town: 'City',
    delivery: 'Shipping address',
    otherAddress: 'Ship to another address',
    deliveryCountries: 'Countries we ship to',
    phoneHint: 'The carrier needs it for shipments abroad.',
    postcode: 'ZIP code',
    paying: 'Just a moment…',
    backToCart: 'Back to cart',
    emptyCart: 'Your cart is empty, so there is nothing to pay.',
    errors: {
      ...enGB.checkout.errors,
      townMissing: 'Enter your city.',
      postcodeMissing: 'Enter your ZIP code.',
      postcodeInvalid: 'Enter a ZIP code such as {example}.',
      notDelivered:
        'We do not ship to this country. Select “{otherAddress}” and enter the shipping address, or choose another country.',
      phoneInvalid: 'Enter a phone number such as +1 202 555 0143.',
    },
    cartChanged:
      'Your cart has changed since you opened this page. You have not paid yet: check the total, then pay.',
    rejectedText:
      'Cashflows did not accept the payment request. You have not been charged, and your cart has not changed. Please try again. If that does not work, contact us and give your order number.',
    unavailableText:
      'Cashflows did not answer in time. You have not been charged, and your cart has not changed. Please try again in a few minutes.',
    unreadableText:
      'We could not read the answer from Cashflows. You have not been charged, and your cart has not changed. Please try again in a few minutes.',
  },
  order: {
    ...enGB.order,
    deliveredTo: 'Shipping address',
    statuses: {
      ...enGB.order.statuses,
      notStarted: {
        ...enGB.order.statuses.notStarted,
        text: 'You have not been charged, and your cart has not changed.',
      },
      failed: {
        ...enGB.order.statuses.failed,
        text: 'You have not been charged, and your cart has not changed. You can try again or use another card.',
      },
      cancelled: {
        title: 'The payment was canceled',
        text: 'You have not been charged. Your cart is still here if you change your mind.',
      },
      expired: {
        ...enGB.order.statuses.expired,
        text: 'The payment page was open for too long. You have not been charged, and your cart has not changed. You can try again.',
      },
      voided: {
        title: 'We have canceled your payment',
        text: 'It was canceled before any money was taken. If your bank still shows a reserved amount, it will disappear by itself.',
      },
    },
    reasons: {
      ...enGB.order.reasons,
      cardDetails: 'The card number, the expiration date or the security code was wrong.',
    },
  },
  withdrawal: {
    ...enGB.withdrawal,
    receivedText:
      'This page is your acknowledgment of receipt. It stays at this address. Keep a copy: save the file below, or print this page.',
    acknowledgement: 'Acknowledgment of receipt',
  },
  email: {
    ...enGB.email,
    shippedTitle: 'Your package is on its way',
    track: 'Track your package',
  },
}

export default messages
