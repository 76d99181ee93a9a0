import { isAtOtherHost } from '@/lib/canonical-host'

/** For how long a browser that was redirected is not redirected again, if it comes back. */
const pauseMs = 60_000
const key = 'canonical-redirect-at'

/**
 * Redirects a shopper who came by another host than the canonical one, or without its HTTPS, to the same page there, before a
 * cart begins: after the payment, which returns to the shop's address, the cookies would not be there. What
 * counts is the address that the browser shows, since a proxy may call the shop by any name. Where the shop's address
 * leads back to the other host, the browser stays there.
 *
 * @param address the shop's address; undefined where shoppers may come by any host
 */
export function redirectToCanonicalHost(
  address: string | undefined,
  { location, sessionStorage }: Pick<Window, 'location' | 'sessionStorage'> = window,
): void {
  if (address === undefined || !isAtOtherHost(address, location)) return
  if (Date.now() - Number(sessionStorage.getItem(key)) < pauseMs) return
  sessionStorage.setItem(key, String(Date.now()))
  location.replace(address + location.pathname + location.search + location.hash)
}
