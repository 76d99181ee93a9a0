import type { Page } from '@playwright/test'

/** The Portal, as a merchant uses it. It shows the configuration that the simulator was started with. */
export class Portal {
  /** @param url of the simulator, without a slash at the end */
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  /** Opens a page of the Portal, signed in by one click as the demonstration's Owner. @param path such as /transactions */
  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.url}/portal${path}`)
    const signIn = this.page.getByRole('button', { name: 'Demo sign-in as Owner' })
    if (await signIn.isVisible()) await signIn.click()
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
