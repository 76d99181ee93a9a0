import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaultLocale } from '@/lib/i18n/locales'
import { apiPaths, paths } from '@/lib/paths'

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
    void preparePurchase(`http://localhost:${request.socket.localPort}`)
  }
  subscribe(channel, warmUp)
}

/**
 * Asks for what a purchase needs: `next dev` compiles each when it is first asked for, whoever asks. The product is one that the
 * home page links to, as for another the page that says so would be compiled, too. The checkout comes before the cart since it
 * takes longer, and the start, which opens the stores of shop and simulator, in between.
 */
async function preparePurchase(shop: string): Promise<void> {
  const ask = (path: string) =>
    fetch(shop + path)
      .then((response) => response.text())
      .catch(() => '')
  const home = await ask(paths.home(defaultLocale))
  const product = /\/[\w-]+\/products\/[\w-]+/.exec(home)?.[0]
  const needed = [
    ...(product ? [product] : []),
    apiPaths.stock('', defaultLocale),
    paths.checkout(defaultLocale),
    apiPaths.start,
    paths.cart(defaultLocale),
  ]
  for (const path of needed) await ask(path)
}
