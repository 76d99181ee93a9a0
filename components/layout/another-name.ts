import { isAnotherName } from '@/lib/another-name'

/** For how long a browser that was led away is not led away again, if it comes back. */
const pauseMs = 60_000
const key = 'led-away-at'

/**
 * Leads a shopper who came by another name of the shop, or without its HTTPS, to the same page at its address, before a
 * cart begins: after the payment, which returns to the shop's address, the cookies would not be there. What
 * counts is the address that the browser shows, since a proxy may call the shop by any name. Where the shop's address
 * leads back to the other name, the browser stays there.
 *
 * @param address the shop's address; undefined where shoppers may come by any name
 */
export function leaveAnotherName(
  address: string | undefined,
  { location, sessionStorage }: Pick<Window, 'location' | 'sessionStorage'> = window,
): void {
  if (address === undefined || !isAnotherName(address, location)) return
  if (Date.now() - Number(sessionStorage.getItem(key)) < pauseMs) return
  sessionStorage.setItem(key, String(Date.now()))
  location.replace(address + location.pathname + location.search + location.hash)
}
