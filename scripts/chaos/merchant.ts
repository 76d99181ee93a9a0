import type { ControlClient } from 'cashflows-simulator/kit/control-client'
import type { CashflowsClient } from '../../lib/cashflows/client'
import { GatewayRejected } from '../../lib/cashflows/errors'
import { type Page, PageUnavailable } from '../form-browser'
import type { BackOffice } from './back-office'
import { orderNumberOn, type Purchase } from './purchase'

/** Where the merchant works. */
export interface Workplace {
  control: ControlClient
  /** The gateway, apart from the shop. */
  gateway: CashflowsClient
  /** Of the shop; undefined until it is open. */
  backOffice: BackOffice | undefined
}

/** The merchant, who does something with what a shopper has paid: with as many tries as the shopper, in whose notes it stands. */
export class Merchant {
  /** How many shoppers pay at the moment whose payments are to be captured by hand. */
  #reserving = 0

  constructor(private readonly workplace: Workplace) {}

  /** Voids the payment of a shopper who was sent to a return address, or refunds it, apart from the shop. */
  async givesBack(purchase: Purchase, returnAddress: URL): Promise<void> {
    const job = returnAddress.searchParams.get('paymentjobref')
    const payment = returnAddress.searchParams.get('paymentref')
    if (job === null || payment === null) return
    const { gateway } = this.workplace
    const { number, product, takesOtherWay } = purchase.plan
    await purchase.withRetries('give the payment back', async () => {
      try {
        if (takesOtherWay) await gateway.cancelPayment(job, payment)
        else await gateway.refundPayment(job, payment, { refundNumber: `${number} ${product}` })
        purchase.note(`${takesOtherWay ? 'voided' : 'refunded'} by the merchant`)
      } catch (error) {
        if (!(error instanceof GatewayRejected)) throw new PageUnavailable(String(error))
        purchase.note(`the merchant's wish is rejected: ${error.message}`)
      }
    })
  }

  /** Refunds a part of the order that a page shows, in the back office, by two clicks at once. */
  refunds(purchase: Purchase, shown: Page): Promise<void> {
    return this.#clicksTwice(purchase, shown, 'refund', '1.00')
  }

  /** Captures the order that a page shows, or a part of it, in the back office, by two clicks at once. */
  captures(purchase: Purchase, shown: Page): Promise<void> {
    return this.#clicksTwice(purchase, shown, 'capture', purchase.plan.takesOtherWay ? '1.00' : '')
  }

  /** Has what is paid meanwhile reserved, and not captured at once; whoever else pays at that time is reserved, too. */
  async reserves<Result>(purchase: Purchase, pay: () => Promise<Result>): Promise<Result> {
    this.#reserving += 1
    try {
      await this.#setAutoCapture(purchase)
      return await pay()
    } finally {
      this.#reserving -= 1
      await this.#setAutoCapture(purchase)
    }
  }

  async #setAutoCapture(purchase: Purchase): Promise<void> {
    const { control } = this.workplace
    await purchase.withRetries('set Auto Capture', async () => {
      try {
        const { configurations } = await control.listConfigurations()
        for (const { configurationId } of configurations)
          await control.changeSettings({ configurationId, autoCapture: this.#reserving === 0 })
      } catch (error) {
        throw new PageUnavailable(String(error))
      }
    })
  }

  /** @param amount in major units; empty for all */
  async #clicksTwice(
    purchase: Purchase,
    shown: Page,
    action: 'refund' | 'capture',
    amount: string,
  ): Promise<void> {
    const { backOffice } = this.workplace
    const orderNumber = orderNumberOn(shown)
    if (!backOffice || orderNumber === undefined) return
    const order = await purchase.withRetries('open the order in the back office', () =>
      backOffice.openOrder(orderNumber),
    )
    const click = () =>
      purchase.withRetries(`${action} in the back office`, () => backOffice[action](order, amount))
    const [isPossible] = await Promise.all([click(), click()])
    purchase.note(
      isPossible ? `the merchant presses ${action} ${amount || 'all'}` : `there is nothing to ${action}`,
    )
  }
}
