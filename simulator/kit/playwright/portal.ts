import type { Page } from '@playwright/test'

/** The Portal, as the merchant of this test's configuration uses it. */
export class Portal {
  /**
   * @param url of the simulator, without a slash at the end
   * @param configurationId which one it shows; that of the simulator's start when left out
   */
  constructor(
    readonly page: Page,
    readonly url: string,
    readonly configurationId?: string,
  ) {}

  /** Opens a page of the Portal, signed in by the demo sign-in. @param path such as /transactions */
  async open(path = ''): Promise<void> {
    const address = new URL(`${this.url}/portal${path}`)
    if (this.configurationId) address.searchParams.set('configuration', this.configurationId)
    await this.page.goto(address.href)
    if (new URL(this.page.url()).pathname.endsWith('/portal/sign-in')) {
      await this.page.getByRole('button', { name: 'Demo sign-in as Owner' }).click()
    }
  }

  openPayment(paymentJobReference: string): Promise<void> {
    return this.open(`/transactions/${paymentJobReference}`)
  }

  /** Refunds the payment that is open. @param amount in major units; all that is left when left out */
  async refund(amount?: string): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: /^Refund.*…$/ }).click()
    if (amount !== undefined) {
      await page.getByLabel('Partial refund', { exact: true }).check()
      await page.getByLabel(/for a partial refund$/).fill(amount)
    }
    await page.getByRole('button', { name: 'Confirm refund' }).click()
  }

  /** Captures the payment that is open. @param amount in major units; all that is reserved when left out */
  async capture(amount?: string): Promise<void> {
    const { page } = this
    await page.getByRole('link', { name: /^Capture.*…$/ }).click()
    if (amount !== undefined) await page.getByRole('textbox').fill(amount)
    await page.getByRole('button', { name: 'Capture' }).click()
  }

  /** Cancels the payment that is open, so that what it reserved is released. */
  async cancel(): Promise<void> {
    await this.page.getByRole('link', { name: /^Cancel.*…$/ }).click()
    await this.page.getByRole('button', { name: 'Cancel payment' }).click()
  }
}
