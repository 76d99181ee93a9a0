export interface Opened {
  /** By which name the page was asked for, with its port. */
  host: string
  /** `http` or `https`. */
  protocol: string
  /** The hosts to which `npm run dev` serves its scripts. */
  hosts: readonly string[]
  /** The host in APP_URL; undefined when it is not set. */
  ownHost: string | undefined
}

/**
 * What a developer has to know who has opened `npm run dev` by this name: without its scripts the page looks whole and
 * does nothing, and by another name than APP_URL's a payment does not find its order.
 *
 * @returns undefined when all is well
 */
export function developmentAdvice({ host, protocol, hosts, ownHost }: Opened): string | undefined {
  const [name, own] = [host, ownHost].map((value) => value?.replace(/:\d+$/, ''))
  if (name === undefined || !(/^(.*\.)?localhost$/.test(name) || hosts.includes(name))) {
    return `This page does nothing at ${host}, as npm run dev gives its scripts only to hosts that it knows. Set APP_URL=${protocol}://${host} in .env.local and start it again, or open it at localhost.`
  }
  if (own !== undefined && own !== name) {
    return `Payments return to ${ownHost}, as APP_URL says, where this browser has no orders. Open the shop there, or change APP_URL.`
  }
  return undefined
}
