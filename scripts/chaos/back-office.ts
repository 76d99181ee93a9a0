import { account, addAccount } from '../add-account'
import { Browser, type Page } from '../form-browser'

/** A merchant who is signed in at the shop's back office, in a browser without JavaScript. */
export class BackOffice {
  private constructor(
    private readonly browser: Browser,
    private readonly shopUrl: string,
  ) {}

  /** @param databaseUrl the shop's, to which the merchant is added */
  static async open(shopUrl: string, databaseUrl: string): Promise<BackOffice> {
    await addAccount(databaseUrl)
    const browser = await Browser.open()
    const signIn = await browser.visit(`${shopUrl}/admin/sign-in`)
    await browser.submit(formOfButton(signIn, 'Sign in'), account)
    return new BackOffice(browser, shopUrl)
  }

  /** The page of an order. */
  openOrder(orderNumber: string): Promise<Page> {
    return this.browser.visit(`${this.shopUrl}/admin/orders/${orderNumber}`)
  }

  /**
   * Presses the button that refunds an amount, on a page of an order: again on the same page, it is the same form.
   *
   * @param amount in major units
   * @returns false where nothing can be refunded
   */
  refund(order: Page, amount: string): Promise<boolean> {
    return this.#press(order, 'Refund this amount', { refundAmount: amount })
  }

  /**
   * Presses the button that captures an amount, likewise, and lets the rest be captured later.
   *
   * @param amount in major units; empty for all
   * @returns false where nothing can be captured
   */
  capture(order: Page, amount: string): Promise<boolean> {
    return this.#press(order, 'Capture', { captureAmount: amount })
  }

  async #press(order: Page, button: string, typed: Record<string, string>): Promise<boolean> {
    const form = order.formOfButton(button)
    if (!form) return false
    await this.browser.submit(form, typed)
    return true
  }

  close(): Promise<void> {
    return this.browser.close()
  }
}

function formOfButton(page: Page, name: string) {
  const form = page.formOfButton(name)
  if (!form) throw new Error(`${page.url} has no button “${name}”`)
  return form
}
