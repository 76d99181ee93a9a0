/** The sizes at which a page is previewed and pictured, in CSS pixels. */
export const viewports = {
  phone: { width: 375, height: 740 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 900 },
} as const
export type Device = keyof typeof viewports
export const devices = Object.keys(viewports) as Device[]

/** In milliseconds: how long a page may take until it stands. */
const timeLimit = 20_000

/** Takes pictures of pages with a browser of this machine, one after the other. */
export class Pictures {
  #last: Promise<unknown> = Promise.resolve()

  /** @param browser the path of a Chromium */
  constructor(private readonly browser: string) {}

  /**
   * A picture of the whole page behind an address, in twice its size.
   *
   * @returns a PNG
   * @throws Error when the browser does not start, or the page does not load
   */
  take(address: string, device: Device): Promise<Uint8Array<ArrayBuffer>> {
    const picture = this.#last.then(() => this.#take(address, device))
    this.#last = picture.catch(() => undefined)
    return picture
  }

  async #take(address: string, device: Device): Promise<Uint8Array<ArrayBuffer>> {
    // Only here, so that the simulator runs where the package is not installed, as in production.
    const { chromium } = await import(/* turbopackIgnore: true */ 'playwright-core')
    const browser = await chromium.launch({
      executablePath: this.browser,
      // Chromium does not start its sandbox for root; the page is our own.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: timeLimit,
    })
    try {
      const page = await browser.newPage({ viewport: viewports[device], deviceScaleFactor: 2 })
      await page.goto(address, { timeout: timeLimit })
      await page.evaluate('document.fonts.ready')
      return new Uint8Array(await page.screenshot({ fullPage: true }))
    } finally {
      await browser.close()
    }
  }
}
