import { shop } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'

/** Who sells, as an invoice or a credit note names it: as it was when it was issued, whatever changes later. */
export interface Seller {
  businessName: string
  legalName: string
  address: readonly string[]
  country: string
  email: string
  vatNumber: string
  register: string
  companyNumber: string
}

/** Who sells now. */
export function presentSeller(): Seller {
  const { legalName, address, country, email, vatNumber, register, companyNumber } = shop
  const { businessName } = shopTheme
  return { businessName, legalName, address, country, email, vatNumber, register, companyNumber }
}
