import { setTimeout as pause } from 'node:timers/promises'
import type { ControlClient } from 'cashflows-simulator/kit/control-client'
import { exampleDetails } from '../../lib/checkout/testing'
import { Browser, type Form, type Page, PageUnavailable } from '../form-browser'

/** A fault scenario of the simulator, as its control lists it. */
export type Scenario = Awaited<ReturnType<ControlClient['listScenarios']>>['scenarios'][number]

/** What a shopper buys and how, apart from what is peculiar about it. */
export interface PurchasePlan {
  /** From 1; stands in the email address, by which both ledgers know the shopper. */
  number: number
  /** What goes wrong for this shopper at the gateway, if anything. */
  scenario: Scenario | undefined
  paysBy: 'simulation' | 'card'
  locale: string
  product: string
  quantity: number
  /** Of two equal ways to do something, whether this shopper takes the second. */
  takesOtherWay: boolean
  /** How long a shopper who closes the tab while something is under way looks on. */
  looksOnMs: number
}

/** A shopper who has tried for long and goes away. */
export class GaveUp extends Error {
  override name = 'GaveUp'
}

/** A shopper who finds nothing to buy any more. */
export class SoldOut extends Error {
  override name = 'SoldOut'
}

/** A product of which there are only so many. */
export const limitedProduct = 'teapot'

/** Where a shopper buys. */
export interface Place {
  shopUrl: string
  /** What hosted payment pages stand under. */
  gatewayUrl: string
  /** Undefined where nothing goes wrong. */
  control?: ControlClient
}

const maxTries = 240
const pauseMs = 500

/** By which both ledgers know a shopper. */
export const emailOf = (shopper: number) => `shopper-${shopper}@chaos.example`

/** Typed into the card page of the simulator: one of its test cards. */
const card = {
  number: '4510 4004 0009 9005',
  holderName: 'Anna Shopper',
  expiry: `12 / ${(new Date().getFullYear() + 2) % 100}`,
  securityCode: '123',
}

/**
 * One shopper with one purchase in mind, in a browser without JavaScript. A page that does not come is asked for again,
 * and a button that seems to do nothing is pressed again, as people do, for some tries.
 */
export class Purchase {
  /** What happened and when, for whoever looks for the cause of a fault. */
  readonly notes: string[] = []
  readonly #began = performance.now()
  #isFaultOn = false

  private constructor(
    readonly plan: PurchasePlan,
    readonly browser: Browser,
    private readonly place: Place,
  ) {}

  static async begin(plan: PurchasePlan, place: Place, browser?: Browser): Promise<Purchase> {
    return new Purchase(plan, browser ?? (await Browser.open()), place)
  }

  /** Puts the product into the cart. */
  async fillCart(): Promise<void> {
    const product = await this.visitShop(`/products/${this.plan.product}`)
    const form = product.form('input[name=quantity]')
    if (!form) throw new SoldOut(`no ${this.plan.product} can be put into the cart`)
    await this.withRetries('put into the cart', () =>
      this.browser.submit(form, { quantity: String(this.plan.quantity) }),
    )
  }

  /** Opens the checkout. Where there is nothing to pay any more, the page is another one. */
  showCheckout(): Promise<Page> {
    return this.visitShop('/checkout')
  }

  /** Types name and address, and presses Pay. @param typed what is typed otherwise than usual */
  sendCheckout(
    checkout: Page,
    typed: Record<string, string> = {},
    options?: { returns: boolean },
  ): Promise<Page> {
    const details = { ...exampleDetails, email: emailOf(this.plan.number) }
    return this.browser.submit(formOf(checkout, 'input[name=email]'), { ...details, ...typed }, options)
  }

  /**
   * Presses Pay until there is a payment page, or until there is nothing to pay.
   *
   * @returns the hosted payment page, or the page of an order
   */
  async placeOrder(checkout: Page, typed: Record<string, string> = {}): Promise<Page> {
    await this.switchCallFaultOn()
    let shown = checkout
    return this.withRetries('place the order', async () => {
      if (!isCheckout(shown)) return shown
      try {
        shown = await this.sendCheckout(shown, typed)
      } catch (error) {
        // Who reloads after an error sends the same form again; others begin with a new one.
        if (this.plan.takesOtherWay) shown = await this.browser.visit(shown.url)
        throw error
      }
      this.note(`checkout leads to ${nameOf(shown)}`)
      if (isCheckout(shown) && this.plan.product === limitedProduct) throw new SoldOut('the checkout says so')
      if (isCheckout(shown)) throw new PageUnavailable('The checkout shows a problem')
      return shown
    })
  }

  /** From an empty cart to the hosted payment page. */
  async checkOut(): Promise<Page> {
    await this.fillCart()
    return this.placeOrder(await this.showCheckout())
  }

  /** Whether this is the hosted payment page, or the page of its bank. */
  isHosted({ url }: Page): boolean {
    return url.href.startsWith(`${this.place.gatewayUrl}/`)
  }

  /**
   * Pays at a hosted payment page, and goes where that leads. A page where nothing can be paid any more is left alone.
   *
   * @param hosted the page as it was opened; its address is the link to pay
   * @param options.returns whether the browser goes back to the shop
   */
  async pay(hosted: Page, options: { returns: boolean } = { returns: true }): Promise<Page> {
    if (!this.isHosted(hosted)) return hosted
    await this.switchOrderFaultOn(hosted)
    const link = hosted.url
    let shown: Page | undefined = hosted
    return this.withRetries('pay', async () => {
      shown ??= await this.browser.visit(link)
      const page = shown
      shown = undefined
      if (!this.isHosted(page)) return page
      this.note(`pays at ${nameOf(page)}`)
      const paid = await this.#payOn(page, options)
      this.note(paid ? `has paid at ${nameOf(page)}, sees ${nameOf(paid)}` : 'there is nothing to pay')
      return paid ?? page
    })
  }

  /** Presses the button for a failed payment. */
  async fail(hosted: Page): Promise<Page> {
    await this.switchOrderFaultOn(hosted)
    return this.#press(hosted, 'fail', 'input[name=outcome][value=Failed]')
  }

  /** Presses Cancel, which stands on the page with the card. */
  async cancel(hosted: Page): Promise<Page> {
    await this.switchOrderFaultOn(hosted)
    const cardPage = await this.#press(hosted, 'choose the card', 'input[name=ref]')
    return this.#press(cardPage, 'cancel', 'form[action*="/cancel"]')
  }

  visitShop(path: string): Promise<Page> {
    const address = `${this.place.shopUrl}/${this.plan.locale}${path}`
    return this.withRetries(`open ${path}`, () => this.browser.visit(address))
  }

  open(address: URL): Promise<Page> {
    return this.withRetries(`open ${address.pathname}`, () => this.browser.visit(address))
  }

  /** Follows an address in a browser that knows nothing of this one. */
  async followElsewhere(address: URL): Promise<void> {
    const other = await Browser.open()
    try {
      await this.withRetries('return in another browser', () => other.visit(address))
    } finally {
      await other.close()
    }
  }

  note(what: string): void {
    this.notes.push(`${((performance.now() - this.#began) / 1000).toFixed(1)} s: ${what}`)
  }

  /** Does something again until it works. @throws GaveUp */
  async withRetries<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await act()
      } catch (error) {
        if (!(error instanceof PageUnavailable)) throw error
        if (tries === maxTries) throw new GaveUp(`could not ${what}: ${error.message}`)
        await pause(pauseMs)
      }
    }
  }

  /** A fault of the gateway's calls meets whichever call comes next. */
  async switchCallFaultOn(): Promise<void> {
    const { scenario } = this.plan
    if (scenario?.place === 'call') await this.#inject({ times: 1 })
  }

  /** A fault of payments, refunds and notifications, and of the calls about them, meets this shopper's order. */
  async switchOrderFaultOn(page: Page): Promise<void> {
    const orderNumber = orderNumberOn(page)
    if (!this.plan.scenario || orderNumber === undefined || this.#isFaultOn) return
    this.#isFaultOn = true
    await this.#inject(this.plan.scenario.place === 'call' ? { orderNumber, times: 1 } : { orderNumber })
  }

  async #inject(which: { orderNumber?: string; times?: number }): Promise<void> {
    const { scenario } = this.plan
    if (!scenario) return
    this.note(`fault ${scenario.name} ${JSON.stringify(which)}`)
    await this.withRetries('switch a fault on', async () => {
      try {
        await this.place.control?.injectFault({ scenario: scenario.name, ...which })
      } catch (error) {
        throw new PageUnavailable(String(error))
      }
    })
  }

  /** @returns where paying leads; undefined where there is nothing to pay */
  async #payOn(page: Page, options: { returns: boolean }): Promise<Page | undefined> {
    const simulation = page.form('input[name=outcome][value=Successful]')
    const live = page.form('input[name=ref]')
    if (simulation && this.plan.paysBy === 'simulation') return this.browser.submit(simulation, {}, options)
    const cardPage = simulation && live ? await this.browser.submit(live) : page
    const form = cardPage.form('input[name=securityCode]')
    const bank = form ? await this.browser.submit(form, card) : cardPage
    const challenge = bank.form('button[name=outcome][value=Successful]')
    if (challenge) return this.browser.submit(challenge, { outcome: 'Successful' }, options)
    return form ? bank : undefined
  }

  #press(page: Page, what: string, selector: string): Promise<Page> {
    let shown: Page | undefined = page
    return this.withRetries(what, async () => {
      shown ??= await this.browser.visit(page.url)
      const form: Form | undefined = shown.form(selector)
      const here = shown
      shown = undefined
      this.note(form ? what : `could not ${what} any more`)
      return form ? this.browser.submit(form) : here
    })
  }
}

/** A page for notes: its path, and the end of the token of a hosted payment page. */
const nameOf = ({ url }: Page) => `${url.pathname} ${(url.searchParams.get('ref') ?? '').slice(-6)}`.trim()

/** The number of the order that a page shows. */
export const orderNumberOn = ({ html }: Page) => /\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}\b/.exec(html)?.[0]

export const isCheckout = (page: Page) => page.form('input[name=email]') !== undefined

function formOf(page: Page, selector: string): Form {
  const form = page.form(selector)
  if (!form) throw new Error(`${page.url} has no form with ${selector}`)
  return form
}
