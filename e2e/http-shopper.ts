import { expect } from '@playwright/test'
import { testCard } from 'cashflows-simulator/playwright'
import { HttpVisitor } from './http-visitor'
import { details, type OrderShown, parcel, product } from './shopper'

/** Someone who buys something over HTTP. */
export class HttpShopper extends HttpVisitor {
  anotherTab(): HttpShopper {
    return new HttpShopper(this.browser, this.home)
  }

  async putsIntoCart(slug = product, { option, quantity = 1 }: { option?: string; quantity?: number } = {}) {
    await this.opens(`/en-GB/products/${slug}`)
    this.types({ ...(option !== undefined && { [option]: option }), Quantity: String(quantity) })
    await this.chooses('Add to basket')
    expect(this.page.text).toContain('Added to your basket')
  }

  async goesToCheckout() {
    await this.opens('/en-GB/checkout')
    this.fillsIn()
  }

  fillsIn(fields: Record<string, string> = details) {
    this.types(fields)
  }

  /** Has it delivered to another address than the card's. */
  fillsInParcel() {
    const typed = Object.entries(parcel).map(([label, text]) => [`Delivery address: ${label}`, text])
    this.types({ 'Deliver to another address': 'yes', ...Object.fromEntries(typed) })
  }

  pays() {
    return this.chooses(/^Pay £\d+\.\d\d/)
  }

  /** From the empty cart to the page that Cashflows shows. */
  async checksOut(...wanted: Parameters<HttpShopper['putsIntoCart']>) {
    await this.putsIntoCart(...wanted)
    await this.goesToCheckout()
    await this.pays()
    this.seesPaymentPage()
  }

  async cancels() {
    await this.chooses('Simulate Live Environment')
    await this.chooses('Cancel')
  }

  async paysByCard() {
    await this.chooses('Simulate Live Environment')
    this.types({
      'Card number': testCard.number,
      'Name on card': testCard.holderName,
      'Expiry date': testCard.expiry,
      'Security code': testCard.securityCode,
    })
    await this.pays()
  }

  seesPaymentPage() {
    expect(this.page.formOfButton('Successful Payment'), this.page.text).toBeDefined()
  }

  async seesOrder(status: OrderShown) {
    await expect(async () => {
      if (this.page.attribute('data-order-status') !== status) await this.#pollsOrder()
      expect(this.page.attribute('data-order-status'), this.page.text).toBe(status)
    }).toPass()
  }

  /** Does what the script of an order's page does: it asks what has become of the payment, and shows the page anew. */
  async #pollsOrder() {
    const [, orderNumber] = /\/orders\/([^/]+)$/.exec(this.page.url.pathname) ?? []
    if (orderNumber) await this.browser.visit(new URL(`/api/orders/${orderNumber}`, this.home))
    await this.reloads()
  }

  async seesItemsInCart(count: number) {
    const cart = await this.browser.visit(new URL('/api/cart?locale=en-GB', this.home))
    expect(JSON.parse(cart.html).count).toBe(count)
  }
}
