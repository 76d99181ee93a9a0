import type { Locale } from '../payments/payment-job.ts'

/** What a demo shop offers: invented, and of no trade in particular. */
export const goods = [
  { id: 'notebook', price: '12.00' },
  { id: 'bottle', price: '18.50' },
  { id: 'bag', price: '24.00' },
  { id: 'umbrella', price: '32.00' },
] as const
export type Good = (typeof goods)[number]

/** The currency in which a language's shoppers pay. */
export const currencies: Record<Locale, string> = {
  en_GB: 'GBP',
  en_US: 'USD',
  el_GR: 'EUR',
  nl_NL: 'EUR',
  es_ES: 'EUR',
}

/** The outline of each, in a square of 24. */
export const outlines: Record<Good['id'], string> = {
  notebook: 'M6 3h11a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6zM6 3v18M4 7h3M4 12h3M4 17h3M10 8h5M10 11h5',
  bottle: 'M10 2h4v4l2 3v11a2 2 0 0 1-2 2h-4a2 2 0 0 1-2-2V9l2-3zM10 6h4M8 13h8',
  bag: 'M4 9h16l-1 12H5zM8 12V7a4 4 0 0 1 8 0v5',
  umbrella: 'M12 2v2M3 13a9 9 0 0 1 18 0zM12 13v6a2 2 0 0 1-4 0M8 13c0-5 2-8 4-9 2 1 4 4 4 9',
}
