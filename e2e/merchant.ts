import { expect, type Page } from '@playwright/test'
import type { Relay } from 'cashflows-simulator/kit/relay'

/** The merchant at the Portal: what he does there about a payment, in his words. */
export class Merchant {
  constructor(
    readonly page: Page,
    private readonly gateway: Relay,
  ) {}

  /** Signs in and opens the payment of an order. */
  async opensPaymentOf(orderNumber: string) {
    await this.page.goto(`${this.gateway.url}/portal/transactions`)
    await this.page.getByRole('button', { name: 'Demo sign-in as Owner' }).click()
    await this.page.getByRole('row').filter({ hasText: orderNumber }).getByRole('link').click()
  }

  /** @param amount in major units; all that is left when left out */
  async refunds(amount?: string) {
    await this.page.getByRole('link', { name: 'Refund…' }).click()
    const dialog = this.page.getByRole('dialog')
    if (amount !== undefined) {
      await dialog.getByRole('radio', { name: 'Partial refund' }).check()
      await dialog.getByLabel(/for a partial refund/).fill(amount)
    }
    await dialog.getByRole('button', { name: 'Confirm refund' }).click()
    await expect(this.page.getByRole('status')).toBeVisible()
  }

  async cancelsPayment() {
    await this.page.getByRole('link', { name: 'Cancel payment…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Cancel payment' }).click()
    await expect(this.page.getByRole('link', { name: 'Cancel payment…' })).toHaveCount(0)
  }
}
