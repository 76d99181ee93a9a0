import type { Page, Request } from '@playwright/test'
import { HostedPage } from '../playwright/hosted-page.ts'
import { ThreeDSecurePage } from '../playwright/three-d-secure-page.ts'
import type { Job } from './account.ts'
import { described, NotOnPage } from './page-actions.ts'
import type { OrderState, Shop } from './shop.ts'
import { Finding, type Limits, waitFor, within } from './waiting.ts'

const stateWords: Record<OrderState, string> = {
  paid: 'paid',
  unpaid: 'not paid',
  pending: 'not decided yet',
}

/** For how long nothing has to be under way, until a page is taken for what the shop answered. */
const quietMs = 500

/** A page that is being left does not say what it shows. */
const lookMs = 2000

/** Somebody who buys in a shop, with a browser. */
export class Shopper {
  readonly hostedPage: HostedPage
  readonly threeDSecure: ThreeDSecurePage
  /** Requests that are under way. */
  readonly #open = new Set<Request>()
  #changedAt = performance.now()
  #returns = 0

  /** @param onReturn is given the reference of the payment job that the shopper comes back from */
  constructor(
    readonly page: Page,
    readonly shop: Shop,
    readonly limits: Limits,
    onReturn: (paymentJobReference: string) => void,
  ) {
    this.hostedPage = new HostedPage(page)
    this.threeDSecure = new ThreeDSecurePage(page)
    page.on('request', (request) => {
      this.#open.add(request)
      this.#changedAt = performance.now()
      const reference = new URL(request.url()).searchParams.get('paymentjobref')
      if (reference === null || !request.isNavigationRequest()) return
      this.#returns++
      onReturn(reference)
    })
    const close = (request: Request) => {
      this.#open.delete(request)
      this.#changedAt = performance.now()
    }
    page.on('requestfinished', close)
    page.on('requestfailed', close)
  }

  /** Fills the cart and goes to the payment page. @throws Finding where the shop does not lead there */
  async goesToPay(): Promise<void> {
    await this.fillsCart()
    if (!(await this.checksOut())) await this.#isNotAtPaymentPage()
  }

  async fillsCart(): Promise<void> {
    await this.#does('put something into the cart', this.shop.putIntoCart(this.page))
  }

  /**
   * Goes from the cart to the payment page.
   *
   * @returns whether it is there; if not, the shop shows something else
   * @throws Finding where the shop shows nothing in time
   */
  async checksOut(): Promise<boolean> {
    await this.#does('check out', this.shop.checkOut(this.page))
    return this.#reachesPaymentPage()
  }

  /** Goes back from the payment page, and checks out once more. @throws Finding where the shop does not lead there again */
  async goesBackAndChecksOut(): Promise<void> {
    await this.page.goBack()
    await this.checksOutAgain()
  }

  /** @throws Finding where the shop does not lead to the payment page this time */
  async checksOutAgain(): Promise<void> {
    if (!(await this.checksOut())) await this.#isNotAtPaymentPage()
  }

  /** Goes from an order that was not paid to the payment page. */
  async triesAgain(): Promise<void> {
    await this.#does('try again', this.shop.tryAgain(this.page))
    if (!(await this.#reachesPaymentPage())) await this.#isNotAtPaymentPage()
  }

  /** Does on the payment page what ends there, and comes back. @throws Finding where the shopper is not led back */
  async returnsAfter(act: () => Promise<void>): Promise<void> {
    const before = this.#returns
    await act()
    const isBack = () => this.#returns > before
    if (await waitFor(async () => isBack(), Boolean, this.limits.orderMs)) return
    throw new Finding(
      `The shopper was not led back to the shop, but stayed on ${await described(this.page)}. A payment job needs return addresses.`,
    )
  }

  /** Pays on the payment page, comes back and reads so. @throws Finding where the shop shows it otherwise */
  async pays(): Promise<void> {
    await this.returnsAfter(() => this.hostedPage.choose('Successful'))
    await this.seesOnReturn('paid', 'The gateway has the money')
  }

  /** Opens an address as somebody does who types it, and waits until the shop has answered. */
  async types(address: string): Promise<void> {
    await this.page.goto(address).catch(() => undefined)
    await this.isQuiet()
  }

  /** Where the shopper came back to, the order is shown as it is. @throws Finding where it is not */
  async seesOnReturn(state: OrderState, why: string): Promise<void> {
    await this.#sees(state, why, async () => undefined)
  }

  /** The order's page comes to show a state. @throws Finding where it does not */
  async seesOrder(state: OrderState, job: Job, why: string): Promise<void> {
    await this.#sees(state, why, () => this.opensOrder(job))
  }

  /** The shop does not take the order for paid, neither where the shopper is nor on the order's page. */
  async seesNothingPaid(job: Job, why: string): Promise<void> {
    await this.isQuiet()
    const here = await this.#state()
    if (here !== 'paid') {
      await this.opensOrder(job)
      await this.isQuiet()
    }
    if (here === 'paid' || (await this.#state()) === 'paid')
      throw new Finding(`${why}, and the shop said that the order is paid, on ${await described(this.page)}.`)
  }

  async opensOrder({ order: { orderNumber }, reference }: Job): Promise<void> {
    const names = { orderNumber, paymentJobReference: reference }
    await this.shop.openOrder(this.page, names).catch(async (error) => {
      if (error instanceof NotOnPage) throw new Finding(`The order could not be opened. ${error.message}`)
      // The page did not load: the next look may find it.
      await this.page.waitForLoadState().catch(() => undefined)
    })
  }

  /** Looks until the page says what is expected, and opens it anew now and then. */
  async #sees(state: OrderState, why: string, open: () => Promise<void>): Promise<void> {
    let nextOpenAt = 0
    let pauseMs = 1000
    const look = async () => {
      if (performance.now() >= nextOpenAt) {
        await open()
        nextOpenAt = performance.now() + pauseMs
        pauseMs *= 2
      }
      return this.#state()
    }
    const seen = await waitFor(look, (found) => found === state, this.limits.orderMs)
    if (seen === state) return
    const said = seen === undefined ? 'said nothing of it' : `said that it is ${stateWords[seen]}`
    throw new Finding(
      `${why}, so that the order is ${stateWords[state]}; the shop ${said}, on ${await described(this.page)}.`,
    )
  }

  /** What the present page says of the order; nothing while it changes. */
  async #state(): Promise<OrderState | undefined> {
    return within(this.shop.readState(this.page), lookMs)
  }

  async #does(what: string, step: Promise<void>): Promise<void> {
    try {
      await step
    } catch (error) {
      if (error instanceof NotOnPage) throw new Finding(`The shopper could not ${what}. ${error.message}`)
      if (!(error instanceof Error) || !/TimeoutError|net::|NS_ERROR/.test(error.name + error.message))
        throw error
      throw new Finding(`The shopper could not ${what}: ${error.message.split('\n')[0]}`)
    }
  }

  async #reachesPaymentPage(): Promise<boolean> {
    const { successfulPayment, cardNumber } = this.hostedPage
    const page = successfulPayment.or(cardNumber).first()
    const isThere = async () => (await within(page.isVisible(), lookMs)) === true
    this.#changedAt = performance.now()
    const look = async () => ((await isThere()) ? 'there' : this.#seemsQuiet() ? 'elsewhere' : 'under way')
    const where = await waitFor(look, (seen) => seen !== 'under way', this.limits.paymentPageMs)
    if (where !== 'under way') return where === 'there' || isThere()
    throw new Finding(
      `${this.limits.paymentPageMs / 1000} seconds after pressing, the shopper still saw nothing but ${await described(this.page)}.`,
    )
  }

  async #isNotAtPaymentPage(): Promise<never> {
    throw new Finding(`The shop did not lead to the payment page, but to ${await described(this.page)}.`)
  }

  #seemsQuiet(): boolean {
    return this.#open.size === 0 && performance.now() - this.#changedAt > quietMs
  }

  /** Waits until nothing is under way. */
  async isQuiet(): Promise<void> {
    this.#changedAt = performance.now()
    await waitFor(async () => this.#seemsQuiet(), Boolean, this.limits.orderMs)
  }
}
