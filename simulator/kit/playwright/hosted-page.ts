import type { Locator, Page } from '@playwright/test'
import { label } from './labels.ts'

/** A card as it is typed into the card form. */
export interface Card {
  number: string
  holderName: string
  /** MM/YY */
  expiry: string
  securityCode: string
}

/** A test card that pays. It is valid for another two years or more. */
export const testCard: Card = {
  number: '4510 4004 0009 9005',
  holderName: 'Anna Shopper',
  expiry: `12/${String(new Date().getUTCFullYear() + 2).slice(-2)}`,
  securityCode: '123',
}

/** The hosted payment page, in any of its languages. */
export class HostedPage {
  /** The buttons that end a payment at once. */
  readonly successfulPayment: Locator
  readonly failedPayment: Locator
  /** Leads to the card form. */
  readonly liveEnvironment: Locator
  readonly cardNumber: Locator
  readonly holderName: Locator
  readonly expiry: Locator
  readonly securityCode: Locator
  /** Pays with what the card form holds; it names the amount. */
  readonly pay: Locator
  readonly cancel: Locator

  constructor(readonly page: Page) {
    const button = (name: RegExp) => page.getByRole('button', { name })
    this.successfulPayment = button(label((texts) => texts.simulation.successful))
    this.failedPayment = button(label((texts) => texts.simulation.failed))
    this.liveEnvironment = button(label((texts) => texts.simulation.live))
    this.cardNumber = page.getByLabel(label((texts) => texts.card.number))
    this.holderName = page.getByLabel(label((texts) => texts.card.holderName))
    this.expiry = page.getByLabel(label((texts) => texts.card.expiry))
    this.securityCode = page.getByLabel(label((texts) => texts.card.securityCode))
    this.pay = button(label((texts, amount) => texts.card.pay(amount)))
    this.cancel = button(label((texts) => texts.card.cancel))
  }

  /** Waits until the page is there: the choice of an outcome, or the card form. */
  async isShown(): Promise<void> {
    await this.successfulPayment.or(this.cardNumber).waitFor()
  }

  /** Ends the payment at once. */
  async choose(outcome: 'Successful' | 'Failed'): Promise<void> {
    await (outcome === 'Successful' ? this.successfulPayment : this.failedPayment).click()
  }

  /** Opens the card form, unless it is shown. */
  async openCardForm(): Promise<void> {
    await this.isShown()
    if (await this.liveEnvironment.isVisible()) await this.liveEnvironment.click()
    await this.cardNumber.waitFor()
  }

  /** Types a card and pays; 3-D Secure comes next. @param card what is to differ from {@link testCard} */
  async payByCard(card: Partial<Card> = {}): Promise<void> {
    await this.openCardForm()
    const { number, holderName, expiry, securityCode } = { ...testCard, ...card }
    await this.cardNumber.fill(number)
    await this.holderName.fill(holderName)
    await this.expiry.fill(expiry)
    await this.securityCode.fill(securityCode)
    await this.pay.click()
  }

  /** Goes back to the shop without having paid. */
  async cancelPayment(): Promise<void> {
    await this.openCardForm()
    await this.cancel.click()
  }

  /** Pays by a wallet or in another way that is no card. @param name such as PayPal */
  async payWith(name: string): Promise<void> {
    const { page } = this
    await this.openCardForm()
    await page.getByRole('link', { name: label((texts) => texts.methods.pay(name)) }).click()
    await page.getByRole('button', { name: startOf(label((texts) => texts.methods.approve)) }).click()
  }
}

/** The same label where something follows it, such as an amount. */
const startOf = ({ source }: RegExp) => new RegExp(source.slice(0, -1))
