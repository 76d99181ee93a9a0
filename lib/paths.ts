import type { Locale } from '@/lib/i18n/locales'

/** The addresses of the shop's pages, each named once. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  catalogue: (locale: Locale) => `/${locale}#catalogue`,
  category: (locale: Locale, category: string) => `/${locale}/categories/${category}`,
  product: (locale: Locale, slug: string) => `/${locale}/products/${slug}`,
  cart: (locale: Locale) => `/${locale}/cart`,
  checkout: (locale: Locale) => `/${locale}/checkout`,
  order: (locale: Locale, orderNumber: string) => `/${locale}/orders/${orderNumber}`,
}

/** The addresses that the shop's pages and the gateway call, each named once. */
export const apiPaths = {
  cart: '/api/cart',
  removePurchased: (orderNumber: string) => `/api/cart/purchased/${orderNumber}`,
  orderStatus: (orderNumber: string) => `/api/orders/${orderNumber}`,
  webhook: '/api/cashflows/webhook',
  return: (outcome: 'success' | 'failed' | 'cancelled') => `/api/cashflows/return/${outcome}`,
}

/** The same page in another language. */
export function inLocale(pathname: string, locale: Locale): string {
  return `/${locale}/${pathname.split('/').slice(2).join('/')}`.replace(/\/$/, '')
}
