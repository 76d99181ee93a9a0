import type { shop as ownShop } from '@/lib/shop'

/**
 * The shop as it comes. Tests take this in place of `lib/shop.ts`, `theme.json` beside it in place of the shop's theme, and
 * `lib/catalogue/sample-source.ts` as the catalogue, so that they find the sample's products, languages and brand in a
 * shop that has others. The doctor knows by it which facts nobody has replaced. What each fact means stands in `lib/shop.ts`.
 */
export const languages = {
  'en-GB': 'GBP',
  'en-US': 'USD',
  'el-GR': 'EUR',
  'nl-NL': 'EUR',
  'es-ES': 'EUR',
} as const

export const deliveryPrices = {
  GBP: { price: 395, freeFrom: 6000 },
  EUR: { price: 690, freeFrom: 9000 },
  USD: { price: 950, freeFrom: 12000 },
} as const

export const shop = {
  legalName: 'Marram Pottery Ltd',
  address: ['The Old Whelk House', 'Brancaster Staithe', 'King’s Lynn', 'PE31\u00a08ZZ'],
  country: 'GB',
  timeZone: 'Europe/London',
  register: 'Companies House, England and Wales',
  companyNumber: '00000000',
  vatNumber: 'GB 000 0000 00',
  director: 'Alex Sample',
  email: 'hello@example.com',
  phone: '+44 1632 960123',
  withdrawalDays: 14,
  lowStock: 3,
  personalDataDays: { paid: 2_557, unpaid: 90 },
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
} as const satisfies Record<keyof typeof ownShop, unknown>
