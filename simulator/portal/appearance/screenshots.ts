import type { Route } from 'playwright-core'

/** The sizes at which a page is previewed and taken, in CSS pixels. */
const viewports = {
  phone: { width: 375, height: 740 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 900 },
} as const
export type Device = keyof typeof viewports
export const devices = Object.keys(viewports) as Device[]

/** What is unknown is taken as a phone. */
export const readDevice = (text: string | undefined): Device =>
  devices.find((known) => known === text) ?? 'phone'

/** Answers a request of a page for a path such as `payment/card`. */
type RespondTo = (path: string) => Promise<Response>

/** Where the page stands for the browser alone: no name of that ending is ever in the network. */
const origin = 'http://page.invalid'

/** How long a page may take to load. */
const timeoutMs = 20_000

/** Takes screenshots of pages with a browser of this machine, one after the other. */
export class Screenshots {
  #last: Promise<unknown> = Promise.resolve()

  /** @param browser the path of a Chromium */
  constructor(private readonly browser: string) {}

  /**
   * A screenshot of a whole page, in twice its size. The browser reaches nothing but what `respond` gives it, and pictures
   * at https addresses, such as a logo.
   *
   * @param path of the page
   * @returns a PNG
   * @throws Error when the browser does not start, or the page does not load
   */
  take(path: string, device: Device, respond: RespondTo): Promise<Uint8Array<ArrayBuffer>> {
    const screenshot = this.#last.then(() => this.#take(path, device, respond))
    this.#last = screenshot.catch(() => undefined)
    return screenshot
  }

  async #take(path: string, device: Device, respond: RespondTo): Promise<Uint8Array<ArrayBuffer>> {
    // Only here, so that the simulator runs where the package is not installed, as in production.
    const { chromium } = await import(/* turbopackIgnore: true */ 'playwright-core')
    const browser = await chromium.launch({
      executablePath: this.browser,
      // Chromium does not start its sandbox for root; the page is our own.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: timeoutMs,
    })
    try {
      const page = await browser.newPage({ viewport: viewports[device], deviceScaleFactor: 2 })
      await page.route('**/*', (route) => reply(route, respond).catch(() => route.abort().catch(() => {})))
      await page.goto(`${origin}/${path}`, { timeout: timeoutMs })
      await page.evaluate('document.fonts.ready')
      return new Uint8Array(await page.screenshot({ fullPage: true }))
    } finally {
      await browser.close()
    }
  }
}

async function reply(route: Route, respond: RespondTo): Promise<void> {
  const url = new URL(route.request().url())
  if (url.origin === origin) {
    const response = await respond(url.pathname.slice(1))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
  const isPicture = url.protocol === 'https:' && route.request().resourceType() === 'image'
  return isPicture ? route.continue() : route.abort()
}
