import 'server-only'
import { environment } from './environment'

/**
 * Where the shop stands for whoever sent a request, so that shoppers stay on the host where they shop: the address by
 * which the request came, where it is one of the shop's, and the lasting one otherwise.
 */
export function ownAddress(headers: Headers): string {
  const { appUrl, appUrls } = environment()
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return appUrls.find((url) => new URL(url).host === host) ?? appUrl
}
