import { shop } from '@/lib/shop'

/** What `lib/shop.ts` says of the company before anybody has changed it. */
const sample = {
  legalName: 'Marram Pottery Ltd',
  address: ['The Old Whelk House', 'Brancaster Staithe', 'King’s Lynn', 'PE31\u00a08ZZ'],
  companyNumber: '00000000',
  vatNumber: 'GB 000 0000 00',
  director: 'Alex Sample',
  email: 'hello@example.com',
  phone: '+44 1632 960123',
}

/** The names of the values that are still the sample's. */
export function sampleValues(
  company: Record<keyof typeof sample, string | readonly string[]> = shop,
): string[] {
  return Object.entries(sample)
    .filter(([name, value]) => String(company[name as keyof typeof sample]) === String(value))
    .map(([name]) => name)
}
