import { expect } from '@playwright/test'
import { label } from 'cashflows-simulator/kit/playwright/labels'
import { testCard } from 'cashflows-simulator/playwright'
import type { Locale } from '../lib/i18n/locales'
import type { Browser } from '../scripts/form-browser'
import { HttpVisitor } from './http-visitor'
import { details, type OrderShown, parcel, payName, product } from './shopper'
import { translation } from './translation'

const successfulPayment = label((texts) => texts.simulation.successful)

/** Someone who buys something over HTTP. Labels are British English, whatever the language of the shop. */
export class HttpShopper extends HttpVisitor {
  constructor(
    browser: Browser,
    home: string,
    readonly locale: Locale = 'en-GB',
  ) {
    super(browser, home)
  }

  anotherTab(): HttpShopper {
    return new HttpShopper(this.browser, this.home, this.locale)
  }

  /** What the shop says for this. */
  says(english: string): string {
    return translation(english, this.locale)
  }

  async putsIntoCart(slug = product, { option, quantity = 1 }: { option?: string; quantity?: number } = {}) {
    await this.opens(`/${this.locale}/products/${slug}`)
    this.types({
      ...(option !== undefined && { [option]: option }),
      [this.says('Quantity')]: String(quantity),
    })
    await this.chooses(this.says('Add to basket'))
    expect(this.page.text).toContain(this.says('Added to your basket.'))
  }

  async goesToCheckout() {
    await this.opens(`/${this.locale}/checkout`)
    this.fillsIn()
  }

  fillsIn(fields: Record<string, string> = details) {
    for (const [label, text] of Object.entries(fields)) this.types({ [this.says(label)]: text })
  }

  /** Has it delivered to another address than the card's. */
  fillsInParcel() {
    this.types({ [this.says('Deliver to another address')]: 'yes' })
    for (const [label, text] of Object.entries(parcel))
      this.types({ [`${this.says('Delivery address')}: ${this.says(label)}`]: text })
  }

  pays() {
    return this.chooses(payName(this.locale))
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
    expect(this.page.formOfButton(successfulPayment), this.page.text).toBeDefined()
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
