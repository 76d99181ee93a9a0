import { shop as sample } from '@/lib/sample/shop'
import { shop } from '@/lib/shop'

/** The facts of the company that are never the same in two shops. */
const companyFacts = [
  'legalName',
  'address',
  'companyNumber',
  'vatNumber',
  'director',
  'email',
  'phone',
] as const

/** The names of the facts that nobody has changed in `lib/shop.ts`. */
export function sampleValues(
  company: Record<(typeof companyFacts)[number], string | readonly string[]> = shop,
): string[] {
  return companyFacts.filter((name) => String(company[name]) === String(sample[name]))
}
