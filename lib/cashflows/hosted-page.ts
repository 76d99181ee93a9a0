/**
 * Whether a shopper may be sent to an action link: over HTTP(S), never less safe than the gateway itself, and
 * on the gateway's host. Cashflows' hosts vouch for each other, because jobs that are made on gateway-inta come
 * back with links to gateway-int (so the samples of the Hosted Payment Page quick start).
 */
export function isHostedPageOf(gatewayUrl: string, actionUrl: string): boolean {
  if (!URL.canParse(actionUrl)) return false
  const gateway = new URL(gatewayUrl)
  const page = new URL(actionUrl)
  const isWeb = page.protocol === 'https:' || (page.protocol === 'http:' && gateway.protocol === 'http:')
  const isKin = page.host === gateway.host || (isOfCashflows(page) && isOfCashflows(gateway))
  return isWeb && isKin && page.username === '' && page.password === ''
}

const isOfCashflows = (url: URL) => url.host.endsWith('.cashflows.com')
