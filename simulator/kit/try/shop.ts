import type { Page } from '@playwright/test'

/** What a shop says of an order. */
export type OrderState = (typeof orderStates)[number]

/** The goods will be sent; the payment failed or was cancelled; nothing is known yet. */
export const orderStates = ['paid', 'unpaid', 'pending'] as const

/** By what the page of an order can be found. */
export interface OrderNames {
  /** As the shop gave it to the gateway. */
  orderNumber: string
  paymentJobReference: string
}

/**
 * The five things that a shopper does in a shop. Each begins where the shopper is, and throws where it cannot be done.
 * Addresses that the page goes to begin where the shop stands.
 */
export interface ShopSteps {
  /** Puts something into the cart. */
  putIntoCart(page: Page): Promise<void>
  /** Goes from there to the payment page of Cashflows. */
  checkOut(page: Page): Promise<void>
  /** Reads what the page says of the order; undefined where it says nothing of one. */
  readState(page: Page): Promise<OrderState | undefined>
  /** Goes from the page of an order that was not paid to the payment page again. */
  tryAgain(page: Page): Promise<void>
  /** Opens the page of an order. */
  openOrder(page: Page, order: OrderNames): Promise<void>
}

/** How a shop is started, where it does not run yet. */
export interface ShopStart {
  command: string
  /** Where the command is given. */
  folder: string
  /** Environment variables, in which {gatewayUrl}, {configurationId} and {apiKey} stand for what the shop needs to know. */
  environment: Record<string, string>
  /** Where it answers with a status of 200 to 299 when it can sell; without, any answer at its address will do. */
  ready?: string | undefined
}

/** A shop that is tried. */
export interface Shop extends ShopSteps {
  name: string
  /** Where it stands. */
  address: string
  start?: ShopStart | undefined
  /** The configuration of the simulator whose key it signs with; undefined for the one that the simulator started with. */
  configurationId?: string | undefined
}
