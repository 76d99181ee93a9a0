/**
 * Whether a shopper may be sent to an action link: it is HTTPS, or HTTP where the gateway itself is, and on the
 * gateway's host. Any host of Cashflows may send to another, because jobs that are created on gateway-inta come back
 * with links to gateway-int. Source: the samples of the Hosted Payment Page quick start.
 */
export function isHostedPageOf(gatewayUrl: string, actionUrl: string): boolean {
  if (!URL.canParse(actionUrl)) return false
  const gateway = new URL(gatewayUrl)
  const page = new URL(actionUrl)
  const isWeb = page.protocol === 'https:' || (page.protocol === 'http:' && gateway.protocol === 'http:')
  const isSameGateway = page.host === gateway.host || (isOfCashflows(page) && isOfCashflows(gateway))
  return isWeb && isSameGateway && page.username === '' && page.password === ''
}

/** Where the hosted payment pages of a gateway may be, as the sources of a Content-Security-Policy. */
export function hostedPageSources(gatewayUrl: string): string[] {
  const gateway = new URL(gatewayUrl)
  return isOfCashflows(gateway) ? ['https://*.cashflows.com'] : [gateway.origin]
}

const isOfCashflows = (url: URL) => url.host.endsWith('.cashflows.com')
