import type { Messages } from '../messages-type'
import enGB from './en-GB'

/** American English: British English, but for what is spelled or said otherwise. */
const messages: Messages = {
  ...enGB,
  footer: { ...enGB.footer, catalogue: 'Catalog', hours: 'Kiln opened every other Thursday' },
  header: { ...enGB.header, skip: 'Skip to content', categories: 'Catalog' },
  home: {
    ...enGB.home,
    introduction:
      'We make a small number of things for the kitchen and make them again every other week. Clay that takes the heat, two coats of glaze, nothing that needs to be saved for company.',
    workshopText:
      'Marram is the grass that holds the dunes together. The workshop stands behind them, in what was once the whelk house. Everything is thrown on two wheels, dried on the same racks and fired together to cone 9, so that a pitcher bought this year stands easily beside a bowl bought in ten.',
  },
  category: {
    ...enGB.category,
    empty: 'Nothing in this part of the shop right now. The next kiln opens a week from Thursday.',
  },
  product: {
    ...enGB.product,
    measures: 'Measurements and care',
    deliveryFree: 'Shipping {delivery}, free on orders of {threshold} or more.',
  },
  cart: {
    ...enGB.cart,
    emptyText: 'A mug is a good place to start.',
    goShopping: 'See the catalog',
    delivery: 'Shipping',
    deliveryHint: 'Another {amount} and shipping is free.',
  },
  checkout: {
    ...enGB.checkout,
    emailHint: 'For the receipt. We send nothing else.',
    email: 'Email',
    town: 'City',
    postcode: 'ZIP code',
    paying: 'Just a moment…',
    errors: {
      ...enGB.checkout.errors,
      emailMissing: 'Enter your email address.',
      emailInvalid: 'Enter an email address such as name@example.com.',
      emailLong: 'Enter an email address of at most {max} characters.',
      townMissing: 'Enter your city.',
      postcodeMissing: 'Enter your ZIP code.',
    },
  },
  order: {
    ...enGB.order,
    cancelledTitle: 'You canceled the payment',
    delivery: 'Shipping',
    continueShopping: 'Back to the catalog',
  },
}

export default messages
