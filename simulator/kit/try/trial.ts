import type { Browser, BrowserContext } from '@playwright/test'
import type { ControlClient } from '../control-client.ts'
import { resetTo } from '../reset-to.ts'
import { unacknowledged } from '../unacknowledged-notifications.ts'
import { type Account, type Job, keptPayments } from './account.ts'
import type { Shop } from './shop.ts'
import { Shopper } from './shopper.ts'
import { Finding, type Limits, waitFor } from './waiting.ts'

/** One check of a shop: its shoppers, and what only the gateway knows of them. */
export class Trial {
  readonly #contexts: BrowserContext[] = []
  /** The payment jobs of this check that are known without control, since shoppers came back from them. */
  readonly #returned = new Set<string>()

  constructor(
    readonly shop: Shop,
    readonly account: Account,
    readonly browser: Browser,
    readonly limits: Limits,
  ) {}

  /** Of a simulator; checks that use it are left out with a real account. */
  get control(): ControlClient {
    if (this.account.control) return this.account.control
    throw new Error('A gateway without control cannot do this.')
  }

  /**
   * Deletes the payments of earlier checks, and returns the clock to the real time: shops say in real time when a payment
   * job expires. Settings stay as they are.
   */
  async begin(): Promise<void> {
    if (!this.account.control) return
    const { control, configurationId } = this.account
    await resetTo(control, await control.readConfiguration({ configurationId }))
  }

  async end(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()))
    await this.clearFaults()
  }

  /** Somebody with a browser of their own. */
  async shopper(): Promise<Shopper> {
    const context = await this.browser.newContext({
      baseURL: this.shop.address,
      locale: 'en-GB',
      ignoreHTTPSErrors: true,
    })
    this.#contexts.push(context)
    context.setDefaultTimeout(this.limits.actionMs)
    context.setDefaultNavigationTimeout(this.limits.paymentPageMs)
    return new Shopper(await context.newPage(), this.shop, this.limits, (reference) =>
      this.#returned.add(reference),
    )
  }

  /** The payment jobs of this check, newest first. */
  async jobs(): Promise<Job[]> {
    const listed = this.account.control ? await this.#listed() : [...this.#returned].reverse()
    return Promise.all(listed.map((reference) => this.account.job(reference)))
  }

  /** The newest payment job. @throws Finding where the shop has asked for none */
  async newestJob(): Promise<Job> {
    const [job] = await this.jobs()
    if (job) return job
    const { configurationId } = this.account
    throw new Finding(
      `The shop created no payment job for Configuration ID ${configurationId} at this gateway. Was it started with its address and key?`,
    )
  }

  /** Makes something go wrong. @param times how often, or until the end of the check */
  async inject(
    scenario: Parameters<ControlClient['injectFault']>[0]['scenario'],
    times?: number,
  ): Promise<void> {
    const { configurationId } = this.account
    await this.control.injectFault({ configurationId, scenario, ...(times && { times }) })
  }

  async clearFaults(): Promise<void> {
    const { configurationId } = this.account
    await this.account.control?.clearFaults({ configurationId })
  }

  async wind(duration: { hours?: number; minutes?: number; seconds?: number }): Promise<void> {
    const { configurationId } = this.account
    await this.control.windClock({ ...duration, configurationId })
  }

  /** The notifications of a job, newest first, with every attempt to send them. */
  async notifications({ reference }: Job) {
    return (await this.control.listNotifications({ paymentJobReference: reference })).notifications
  }

  /** The shop's own page comes to say the same as the gateway. @throws Finding where it does not */
  async agreesWith(shopper: Shopper): Promise<void> {
    const [job] = await this.jobs()
    if (!job) throw new Finding('The shop sent the shopper to pay, but created no payment job.')
    const kept = keptPayments(await this.jobs())
    if (kept.length > 0) await shopper.seesOrder('paid', job, 'The gateway has the money')
    else await shopper.seesOrder('unpaid', job, `The gateway says ${job.payments.at(-1)?.status}`)
  }

  /** Money was kept once, in the end. @throws Finding where it was taken several times, or not at all */
  async isChargedOnce(): Promise<void> {
    const kept = await waitFor(
      async () => keptPayments(await this.jobs()),
      ({ length }) => length === 1,
      this.limits.orderMs,
    )
    if (kept.length === 1) return
    const list = kept.map(
      ({ reference, status, amountToCollect }) => `${amountToCollect} ${status} (${reference})`,
    )
    throw new Finding(
      kept.length === 0
        ? 'No payment is left at the gateway.'
        : `The shopper was charged ${kept.length} times, and nothing was given back: ${list.join(', ')}.`,
    )
  }

  /** Every notification is acknowledged in the end, at the latest when it is sent again. @throws Finding where one is not */
  async isAcknowledged(): Promise<void> {
    if (!this.account.control) return
    await this.wind({ hours: 2 })
    const open = await waitFor(
      async () => {
        const all = await Promise.all((await this.jobs()).map((job) => this.notifications(job)))
        return unacknowledged(all.flat().filter(({ state }) => state !== 'dropped'))
      },
      ({ length }) => length === 0,
      this.limits.orderMs,
    )
    if (open.length > 0)
      throw new Finding(`A notification was not acknowledged, sent ever again: ${open[0]}.`)
  }

  async #listed(): Promise<string[]> {
    const { configurationId } = this.account
    const { jobs } = await this.control.listJobs({ configurationId, limit: 1000 })
    return jobs.map(({ reference }) => reference)
  }
}
