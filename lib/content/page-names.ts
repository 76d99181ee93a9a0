/** The pages of text that a shop must have, in the order in which the footer names them, as they stand in addresses. */
export const textPages = [
  'contact',
  'delivery',
  'returns',
  'terms',
  'privacy',
  'cookies',
  'accessibility',
  'imprint',
] as const

export type TextPage = (typeof textPages)[number]
