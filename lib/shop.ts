/**
 * The languages of the shop, and the currency that a shopper of each pays in. The first is for those whose browser names none of
 * them. `npm run setup` writes this; lib/i18n/locales.ts says which there can be.
 */
export const languages = {
  'en-GB': 'GBP',
  'en-US': 'USD',
  'el-GR': 'EUR',
  'nl-NL': 'EUR',
  'es-ES': 'EUR',
} as const

/**
 * The currencies that the shop has prices in, by their codes of ISO 4217: what delivery costs in each, and from what subtotal on
 * it costs nothing; in minor units. Each product has a price in each.
 */
export const deliveryPrices = {
  GBP: { price: 395, freeFrom: 6000 },
  EUR: { price: 690, freeFrom: 9000 },
  USD: { price: 950, freeFrom: 12000 },
} as const

/**
 * The facts about the company behind the shop: its brand stands in lib/theme/theme.json, what it sells in lib/catalogue.
 * Every value here is a made-up sample: replace each of them. Addresses at
 * example.com and telephone numbers that begin with 01632 960 are reserved for examples.
 */
export const shop = {
  /** Who sells, by the name in the register of companies. The trading name is `businessName` of the theme. */
  legalName: 'Marram Pottery Ltd',
  /** The registered office, as on an envelope, without the country. Returned items go there, too. */
  address: ['The Old Whelk House', 'Brancaster Staithe', 'King’s Lynn', 'PE31\u00a08ZZ'],
  /** ISO 3166-1 alpha-2. */
  country: 'GB',
  /** Where the shop is: its pages show times as the clocks there do. A name of the IANA time zone database. */
  timeZone: 'Europe/London',
  /** The register that the company is in, and its number there. */
  register: 'Companies House, England and Wales',
  companyNumber: '00000000',
  vatNumber: 'GB 000 0000 00',
  /** Who answers for the company and for what stands on its pages. */
  director: 'Alex Sample',
  email: 'hello@example.com',
  /** With the country's code, as E.164 says. */
  phone: '+44 1632 960123',
  /** For how many days after delivery a shopper may withdraw from the contract. The law of the EU and the UK asks for 14. */
  withdrawalDays: 14,
  /** Of a limited item with so many left or fewer, the back office says that more are needed. */
  lowStock: 3,
  /**
   * For how many days who ordered, and where to, is stored with an order: of a paid one as long as the law asks to keep the
   * accounts (in the United Kingdom six years after the year of the order), of another until it is certain that nothing
   * comes of it.
   */
  personalDataDays: { paid: 2_557, unpaid: 90 },
  /** Where the shop delivers, as ISO 3166-1 alpha-2, and how many working days after it was sent a parcel arrives. */
  delivery: [
    { countries: ['GB'], workingDays: { min: 2, max: 3 } },
    {
      // biome-ignore format: a list of codes is easier to read in few lines
      countries: [
        'AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV',
        'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
      ],
      workingDays: { min: 4, max: 8 },
    },
    { countries: ['AU', 'CA', 'HK', 'NZ', 'US'], workingDays: { min: 7, max: 14 } },
  ],
} as const
