import * as client from 'cashflows-postgres/client-address'
import { environment } from './environment'

/** The address of the client, where a proxy names it. */
export function clientAddress(headers: Headers): string | undefined {
  const { clientAddressHeader } = environment()
  return clientAddressHeader === undefined
    ? undefined
    : client.clientAddress(headers.get(clientAddressHeader))
}

/** From where a request comes: the client's IPv4 address, or its network of IPv6, where a proxy names it. */
export function clientNetwork(headers: Headers): string | undefined {
  const address = clientAddress(headers)
  return address === undefined ? undefined : client.clientNetwork(address)
}
