import type { Destinations } from '../destinations/destinations.ts'
import type { Theme } from './theme.ts'

/** Where a theme leads and from where its pictures come, by the path of each member; a picture within it is no address. */
export function themeAddresses({ logo, favicon, footerLinks }: Theme): Record<string, string | undefined> {
  return {
    logo: addressOf(logo),
    favicon: addressOf(favicon),
    ...Object.fromEntries(
      footerLinks.map(({ address }, index) => [`footerLinks.${index}.address`, address] as const),
    ),
  }
}

const addressOf = (picture: string | undefined) => (picture?.startsWith('data:') ? undefined : picture)

/** A theme without what it shows from, or leads to, where it may not. */
export function withAllowedAddresses({ logo, favicon, ...theme }: Theme, destinations: Destinations): Theme {
  const isAllowed = (address: string | undefined) => address === undefined || destinations.allows(address)
  return {
    ...theme,
    ...(isAllowed(addressOf(logo)) && { logo }),
    ...(isAllowed(addressOf(favicon)) && { favicon }),
    footerLinks: theme.footerLinks.filter(({ address }) => isAllowed(address)),
  }
}
