/** What is known of where a browser is: a URL, or its location. */
type Origin = Pick<URL, 'hostname' | 'protocol'>

/**
 * Whether a browser is at another host than the canonical one, or by HTTP where that is HTTPS: there it does not keep the
 * cookies that it has for the shop's address.
 *
 * @param address the shop's, whose host is the canonical one
 */
export const isAtOtherHost = (address: string, place: Origin) =>
  new URL(address).hostname !== place.hostname || lacksHttps(address, place)

/** Whether a browser came by HTTP to a shop whose address is HTTPS. It drops cookies that are for HTTPS alone. */
export const lacksHttps = (address: string, { protocol }: Origin) =>
  protocol === 'http:' && new URL(address).protocol === 'https:'
