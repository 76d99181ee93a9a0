import type { Destinations } from '../destinations/destinations.ts'
import type { Theme } from './theme.ts'

/** Where a theme leads and from where its pictures come, by the path of each member; a picture within it is no address. */
export function themeAddresses({
  logo,
  logoDark,
  favicon,
  footerLinks,
}: Theme): Record<string, string | undefined> {
  return {
    logo: addressOf(logo),
    logoDark: addressOf(logoDark),
    favicon: addressOf(favicon),
    ...Object.fromEntries(
      footerLinks.map(({ address }, index) => [`footerLinks.${index}.address`, address] as const),
    ),
  }
}

const addressOf = (picture: string | undefined) => (picture?.startsWith('data:') ? undefined : picture)

/** A theme without what it shows from, or leads to, where it may not. */
export function withAllowedAddresses(
  { logo, logoDark, favicon, ...theme }: Theme,
  destinations: Destinations,
): Theme {
  const isAllowed = (address: string | undefined) => address === undefined || destinations.allows(address)
  return {
    ...theme,
    ...(isAllowed(addressOf(logo)) && { logo }),
    ...(isAllowed(addressOf(logoDark)) && { logoDark }),
    ...(isAllowed(addressOf(favicon)) && { favicon }),
    footerLinks: theme.footerLinks.filter(({ address }) => isAllowed(address)),
  }
}
