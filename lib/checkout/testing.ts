import type { OrderDetails } from './details'

/** What a shopper of tests and measurements types into the checkout form. */
export const exampleDetails = {
  email: 'eleni@example.com',
  firstName: 'Eleni',
  lastName: 'Papa',
  addressLine1: '1 Harbour Street',
  city: 'Whitby',
  zipCode: 'YO21 3PU',
  countryIso3166Alpha2: 'GB',
} satisfies OrderDetails
