import { expect } from '@playwright/test'
import type { Browser, Page } from '../scripts/form-browser'

/**
 * Someone with a browser without JavaScript, told over HTTP alone: where a test asks what shop and gateway make of a
 * purchase, no page need be drawn. One is a tab; tabs of a browser share its cookies.
 */
export class HttpVisitor {
  #page: Page | undefined
  #typed: Record<string, string> = {}

  /** @param home where addresses without a host lead */
  constructor(
    readonly browser: Browser,
    protected readonly home: string,
  ) {}

  /** The page that is shown. */
  get page(): Page {
    if (!this.#page) throw new Error('No page has been opened')
    return this.#page
  }

  get address(): string {
    return this.page.url.href
  }

  async opens(address: string | URL) {
    this.#page = await this.browser.visit(new URL(address, this.home))
  }

  reloads() {
    return this.opens(this.page.url)
  }

  /** Shows a page again as it was, as a browser does that goes back. */
  goesBackTo(page: Page) {
    this.#page = page
  }

  /** @param texts by the labels of fields; they are sent with the next button. A radio button is chosen by any text */
  types(texts: Record<string, string>) {
    Object.assign(this.#typed, texts)
  }

  /** @param returns whether the browser is still there when the answer comes, and follows where it leads */
  async chooses(button: string | RegExp, { returns = true } = {}) {
    const form = this.page.formOfButton(button)
    if (!form) throw new Error(`${this.address} has no button ${button}: ${this.page.text}`)
    const typed = this.page.fields(this.#typed)
    this.#typed = {}
    this.#page = await this.browser.submit(form, typed, { returns })
  }

  async follows(link: string | RegExp) {
    const address = this.page.link(link)
    if (!address) throw new Error(`${this.address} has no link ${link}: ${this.page.text}`)
    await this.opens(address)
  }

  reads(words: RegExp) {
    expect(this.page.text).toMatch(words)
  }
}
