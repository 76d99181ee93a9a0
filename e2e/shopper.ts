import { expect, type Page } from '@playwright/test'
import { HostedPage, ThreeDSecurePage } from 'cashflows-simulator/playwright'
import type { Locale } from '../lib/i18n/locales'
import type { HttpVisitor } from './http-visitor'
import { translation } from './translation'

/** A product without options, of which there is no end. */
export const product = 'soup-mug'

export const details = {
  'Email address': 'anna@example.com',
  'First name': 'Anna',
  'Last name': 'Shopper',
  Address: '1 High Street',
  'Town or city': 'Cambridge',
  Postcode: 'CB1 2AB',
}

/** Where a parcel goes that is sent to another country than the card's; the checkout writes the postcode in capitals. */
export const parcel = {
  Country: 'IE',
  'First name': 'Aoife',
  'Last name': 'Byrne',
  Address: '1 Main Street',
  'Town or city': 'Galway',
  Postcode: 'h91e4c6',
  'Phone number': '+353 91 123 456',
}

/** What an order's page says of its payment. */
export type OrderShown =
  | 'pending'
  | 'paid'
  | 'paidLate'
  | 'refunded'
  | 'partiallyRefunded'
  | 'voided'
  | 'soldOut'
  | 'failed'
  | 'cancelled'

/** Finds a button to pay by its name, whatever the amount. */
export const payName = (locale: Locale) =>
  new RegExp(`^${translation('Pay {amount}', locale).replace('{amount}', '\\D*\\d+[.,]\\d\\d\\D*')}`)

/**
 * Someone who buys something: what he does, in his words, found by roles, labels and the status of an order. Labels are
 * British English here, whatever the language of the shop.
 */
export class Shopper {
  readonly hostedPage: HostedPage
  readonly threeDSecure: ThreeDSecurePage

  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en-GB',
  ) {
    this.hostedPage = new HostedPage(page)
    this.threeDSecure = new ThreeDSecurePage(page)
  }

  /** What the shop says for this. */
  says(english: string): string {
    return translation(english, this.locale)
  }

  /** Goes on in this browser where somebody was over HTTP, with the same cart and orders. */
  async goesOnFor(other: HttpVisitor) {
    await this.page.context().addCookies(await other.browser.cookies())
  }

  async looksAt(slug: string, option?: string) {
    await this.page.goto(`/${this.locale}/products/${slug}`)
    if (option) await this.page.getByRole('radio', { name: option }).check()
  }

  async putsIntoCart(slug = product, { option, quantity = 1 }: { option?: string; quantity?: number } = {}) {
    await this.looksAt(slug, option)
    await this.page.getByLabel(this.says('Quantity')).fill(String(quantity))
    await this.page.getByRole('button', { name: this.says('Add to basket') }).click()
    // In the drawer or, without JavaScript, on the page of the cart.
    const added = this.says('Added to your basket.')
    await expect(this.page.getByRole('status').filter({ hasText: added })).toBeVisible()
  }

  async goesToCheckout() {
    await this.page.goto(`/${this.locale}/cart`)
    const checkout = this.says('Checkout')
    await this.page.getByRole('main').getByRole('link', { name: checkout }).click()
    await expect(this.page.getByLabel(this.says('Email address'))).toBeVisible()
  }

  async fillsIn(fields: Record<string, string> = details) {
    for (const [label, value] of Object.entries(fields))
      await this.page.getByLabel(this.says(label), { exact: true }).filter({ visible: true }).fill(value)
  }

  get payButton() {
    return this.page.getByRole('button', { name: payName(this.locale) })
  }

  /** From the empty cart to the page that Cashflows shows. */
  async checksOut(...wanted: Parameters<Shopper['putsIntoCart']>) {
    await this.putsIntoCart(...wanted)
    await this.goesToCheckout()
    await this.fillsIn()
    await this.payButton.click()
    await this.hostedPage.isShown()
  }

  async chooses(button: string) {
    await this.page.getByRole('button', { name: button }).click()
  }

  async seesOrder(status: OrderShown) {
    await expect(this.page.locator(`[data-order-status="${status}"]`)).toBeVisible()
  }

  /** The text of the order's page. */
  async readsOfOrder(words: RegExp) {
    await expect(this.page.locator('[data-order-status]')).toContainText(words)
  }

  async seesItemsInCart(count: number) {
    const name = new RegExp(`^${this.says('Basket')}, ${count} `)
    await expect(this.page.getByRole('banner').getByRole('link', { name })).toBeVisible()
  }

  /** What the page says went wrong; Next's own announcer of routes is an alert too, but stands outside. */
  async reads(words: RegExp) {
    await expect(this.page.getByRole('main').getByRole('alert').filter({ hasText: words })).toBeVisible()
  }

  async seesEmptyCart() {
    await this.page.goto('/en-GB/cart')
    await expect(this.page.getByRole('link', { name: 'Checkout' })).toHaveCount(0)
  }
}
