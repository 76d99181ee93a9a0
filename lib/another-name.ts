/** What is known of where a browser is: a URL, or its location. */
type Origin = Pick<URL, 'hostname' | 'protocol'>

/**
 * Whether a browser that is at `place` does not keep the cookies that it has for the shop's address, which belong to a host.
 *
 * @param address the shop's address
 */
export const isAnotherName = (address: string, place: Origin) =>
  new URL(address).hostname !== place.hostname || lacksHttps(address, place)

/** Whether a browser came by HTTP to a shop whose address is HTTPS. It drops cookies that are for HTTPS alone. */
export const lacksHttps = (address: string, { protocol }: Origin) =>
  protocol === 'http:' && new URL(address).protocol === 'https:'
