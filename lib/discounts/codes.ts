import { checkedCodes, type DiscountCode } from './discount-code'

/**
 * The discount codes that shoppers can enter: samples, to be replaced. Amounts are in minor units. `npm run stock` lists how
 * often each limited one can still be used, and changes it; see docs/configuration.md.
 */
const codes: readonly DiscountCode[] = [
  { code: 'WELCOME10', off: { percentage: 10 } },
  {
    code: 'KITCHEN',
    off: { amount: { GBP: 1000, EUR: 1200, USD: 1300 } },
    minimum: { GBP: 5000, EUR: 6000, USD: 6500 },
  },
  { code: 'FREEPOST', off: 'delivery' },
  { code: 'HARVEST26', off: { percentage: 15 }, from: '2026-09-01', until: '2026-10-31' },
  { code: 'THANK-YOU-7KX2', off: { percentage: 25 }, maxUses: 1 },
]

/** The discount codes, by what a shopper enters; see `normalCode`. */
export const discountCodes: ReadonlyMap<string, DiscountCode> = checkedCodes(codes)
