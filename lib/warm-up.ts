import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaultLocale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'

/** What a purchase needs, in its order; the start of the shop opens the simulator, too. `next dev` compiles each when it is first asked for, whoever asks. */
const addresses = [
  paths.product(defaultLocale, '-'),
  '/api/stock/-',
  paths.cart(defaultLocale),
  '/api/cart',
  paths.checkout(defaultLocale),
  '/api/start',
]

/**
 * In development, starts the shop when its first page has been served, and then asks for one page after the other.
 * So the first page waits for nothing that it does not need, and a purchase that follows for nothing at all.
 */
export function warmUpAfterFirstPage(): void {
  const channel = 'http.server.response.finish'
  const warmUp = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    if (response.statusCode !== 200) return
    unsubscribe(channel, warmUp)
    void askForEach(`http://localhost:${request.socket.localPort}`)
  }
  subscribe(channel, warmUp)
}

async function askForEach(shop: string): Promise<void> {
  for (const path of addresses) await fetch(shop + path, { method: 'HEAD' }).catch(() => {})
}
