import type { OrderDetails } from './details'

/** What a shopper of the tests types into the checkout form. */
export const exampleDetails: OrderDetails = {
  email: 'eleni@example.com',
  firstName: 'Eleni',
  lastName: 'Papa',
  addressLine1: '1 Harbour Street',
  city: 'Whitby',
  zipCode: 'YO21 3PU',
  countryIso3166Alpha2: 'GB',
}
