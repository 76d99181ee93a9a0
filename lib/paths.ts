import type { Locale } from '@/lib/i18n/locales'

/** In the address of a product, the option that is chosen. */
export const optionParameter = 'option'

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

/** The addresses of the shop's pages, each named once. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  catalogue: (locale: Locale) => `/${locale}#catalogue`,
  category: (locale: Locale, category: string) => `/${locale}/categories/${category}`,
  /** @param option that is chosen there */
  product: (locale: Locale, slug: string, option?: string) =>
    `/${locale}/products/${slug}${option === undefined ? '' : `?${new URLSearchParams({ [optionParameter]: option })}`}`,
  /** The results of a search; see lib/search/query.ts. */
  search: (locale: Locale, query = new URLSearchParams()) =>
    `/${locale}/search${query.size > 0 ? `?${query}` : ''}`,
  cart: (locale: Locale) => `/${locale}/cart`,
  checkout: (locale: Locale) => `/${locale}/checkout`,
  /** What became of the payment of an order, for any browser; see the return route. */
  paymentOutcome: (locale: Locale, token: string) => `/${locale}/payments/${token}`,
  order: (locale: Locale, orderNumber: string) => `/${locale}/orders/${orderNumber}`,
  /** Mails a link to an order. @param orderNumber with which the form comes filled in */
  findOrder: (locale: Locale, orderNumber?: string) =>
    `/${locale}/find-order${orderNumber === undefined ? '' : `?${new URLSearchParams({ order: orderNumber })}`}`,
  /** A page of text; see lib/content. */
  text: (locale: Locale, page: TextPage) => `/${locale}/${page}`,
  /** @param orderNumber of an order of this browser, with which the form comes filled in */
  withdrawal: (locale: Locale, orderNumber?: string) =>
    `/${locale}/withdrawal${orderNumber === undefined ? '' : `?${new URLSearchParams({ order: orderNumber })}`}`,
  /** The acknowledgement of a withdrawal, for whoever has its address. */
  withdrawalReceived: (locale: Locale, token: string) => `/${locale}/withdrawal/${token}`,
  notFound: (locale: Locale) => `/${locale}/not-found`,
}

interface DynamicPage {
  /** With JavaScript, its form finds and says itself that it cannot go on, and keeps what was typed. */
  keepsForm?: true
  /** It needs no more than the catalogue. */
  isCatalogueOnly?: true
}

/**
 * The pages that are rendered for each request, by their path after the language, in which `*` is any name. The matcher of
 * proxy.ts says the same.
 */
export const dynamicPages: Readonly<Record<string, DynamicPage>> = {
  search: { isCatalogueOnly: true },
  cart: {},
  checkout: { keepsForm: true },
  'find-order': { keepsForm: true },
  withdrawal: { keepsForm: true },
  'orders/*': {},
  'payments/*': {},
  'withdrawal/*': {},
}

/** What is known of the page at an address; undefined where it is not rendered for each request. */
export function dynamicPage(pathname: string): DynamicPage | undefined {
  const path = pathname.split('/').slice(2)
  return Object.entries(dynamicPages).find(([page]) => {
    const names = page.split('/')
    return (
      names.length === path.length && names.every((name, at) => (name === '*' ? path[at] : name === path[at]))
    )
  })?.[1]
}

/** The addresses that the shop's pages and the gateway call, each named once. */
export const apiPaths = {
  cart: '/api/cart',
  search: '/api/search',
  /** A picture of the catalogue that does not stand in `public/`. */
  picture: (name: string) => `/api/pictures/${encodeURIComponent(name)}`,
  health: '/api/health',
  /** In development, starts the shop; see lib/warm-up.ts. */
  start: '/api/start',
  /** Leads to the merchant's Portal at the gateway. */
  portal: '/api/portal',
  /** Says that the shop can take no orders, in place of a page. */
  unavailable: (page: string) => `/api/unavailable?${new URLSearchParams({ page })}`,
  removePurchased: (orderNumber: string) => `/api/cart/purchased/${orderNumber}`,
  themePicture: (name: string) => `/api/theme/${name}`,
  stock: (product: string, locale: string) => `/api/stock?${new URLSearchParams({ product, locale })}`,
  orderStatus: (orderNumber: string) => `/api/orders/${orderNumber}`,
  /** Opens the page of an order in any browser; see lib/orders/order-link.ts. */
  openOrder: (orderNumber: string, parameters: Record<string, string>) =>
    `/api/orders/${orderNumber}/open?${new URLSearchParams(parameters)}`,
  invoice: (orderNumber: string) => `/api/orders/${orderNumber}/invoice`,
  /** @param refund its reference */
  creditNote: (orderNumber: string, refund: string) => `/api/orders/${orderNumber}/credit-notes/${refund}`,
  /** In development, the emails that were not sent. */
  emails: '/api/emails',
  paymentStatus: (token: string) => `/api/payments/${token}`,
  /** The acknowledgement of a withdrawal as a file. */
  withdrawal: (token: string) => `/api/withdrawals/${token}`,
  webhook: '/api/cashflows/webhook',
  return: (outcome: 'success' | 'failed' | 'cancelled', token: string) =>
    `/api/cashflows/return/${outcome}/${token}`,
}

/** The picture that other sites show for a link to the shop; `npm run artwork` draws it in each language. */
export const socialImage = (locale: Locale) => `/social/${locale}.png`

/** The same picture as PNG, which `npm run artwork` writes beside each drawing: other sites show no SVG. */
export const rasterPicture = (address: string) => address.replace(/\.svg$/, '.png')

/** The same page in another language. */
export function inLocale(pathname: string, locale: Locale): string {
  return `/${locale}/${pathname.split('/').slice(2).join('/')}`.replace(/\/$/, '')
}

/** The addresses of the back office, each named once. */
export const adminPaths = {
  home: '/admin',
  signIn: '/admin/sign-in',
  /** Takes a form. */
  signOut: '/admin/sign-out',
  account: '/admin/account',
  /** @param id of an account that is to be changed */
  accounts: (id?: number) =>
    `/admin/accounts${id === undefined ? '' : `?${new URLSearchParams({ account: String(id) })}`}`,
  auditLog: (query = new URLSearchParams()) => `/admin/audit-log${query.size > 0 ? `?${query}` : ''}`,
  /** What was sent to shoppers, and what could not be. */
  emails: '/admin/emails',
  /** Exports or deletes the data of one person. */
  personalData: '/admin/personal-data',
  /** Takes a form. */
  personalDataExport: '/admin/personal-data/export',
  orders: (query = new URLSearchParams()) => `/admin/orders${query.size > 0 ? `?${query}` : ''}`,
  /** The orders that a query finds, as a file. */
  ordersFile: (query: URLSearchParams) => `/admin/orders/csv${query.size > 0 ? `?${query}` : ''}`,
  order: (orderNumber: string) => `/admin/orders/${orderNumber}`,
  invoice: (orderNumber: string) => `/admin/orders/${orderNumber}/invoice`,
  /** @param refund its reference */
  creditNote: (orderNumber: string, refund: string) => `/admin/orders/${orderNumber}/credit-notes/${refund}`,
  /** @param stockKey of an item whose number is to be changed */
  stock: (stockKey?: string) =>
    `/admin/stock${stockKey === undefined ? '' : `?${new URLSearchParams({ item: stockKey })}`}`,
}
