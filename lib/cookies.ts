/** A cookie of the shop, by whatever prefix: its name and for how long browsers keep it. */
export interface Cookie {
  name: string
  lifetimeSeconds: number
}

const hourSeconds = 60 * 60
const monthSeconds = 30 * 24 * hourSeconds

/** Of the merchant, who is signed in to the back office: no shopper's browser is given it. */
export const adminCookie: Cookie = { name: 'shop-admin', lifetimeSeconds: 12 * hourSeconds }

/**
 * Every cookie that the shop sets for shoppers. Each is necessary for something that a shopper asked for, so that the shop asks for no
 * consent; the page about cookies (content) says what for.
 */
export const cookies = {
  cart: { name: 'shop-cart', lifetimeSeconds: monthSeconds },
  /** The numbers of the orders that this browser placed. */
  orders: { name: 'shop-orders', lifetimeSeconds: monthSeconds },
  /** Name and addresses of a shopper who asked this device to remember them. */
  details: { name: 'shop-details', lifetimeSeconds: monthSeconds },
  /** That this browser was redirected to the canonical host, so that it is not redirected there again at once. */
  canonicalRedirect: { name: 'canonical-host', lifetimeSeconds: 60 },
} as const satisfies Record<string, Cookie>
