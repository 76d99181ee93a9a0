import { expect } from '@playwright/test'
import { type ControlClient, ControlError } from '../control-client.ts'
import { type Notification, unacknowledged } from '../unacknowledged.ts'

type Job = Awaited<ReturnType<ControlClient['listJobs']>>['jobs'][number]

/** What the gateway knows of the payments of one configuration, to be compared with what a shop says. */
export class GatewayView {
  constructor(
    private readonly control: ControlClient,
    private readonly configurationId: string,
  ) {}

  /** The payment jobs of an order, or of all, newest first. */
  async jobs(orderNumber?: string): Promise<Job[]> {
    const { configurationId } = this
    const { jobs } = await this.control.listJobs({
      configurationId,
      ...(orderNumber !== undefined && { orderNumber }),
    })
    return jobs
  }

  /** The newest payment job, or that of an order. @throws ControlError where there is none */
  async job(orderNumber?: string): Promise<Job> {
    const [job] = await this.jobs(orderNumber)
    if (!job)
      throw new ControlError(
        404,
        `The shop has created no payment job${orderNumber ? ` for ${orderNumber}` : ''}.`,
      )
    return job
  }

  /** Waits until the gateway says that the newest payment job, or that of an order, has a status. */
  async expectStatus(status: Job['status'], orderNumber?: string): Promise<void> {
    await expect
      .poll(async () => (await this.jobs(orderNumber))[0]?.status, { message: 'the status at the gateway' })
      .toBe(status)
  }

  /** The notifications about the newest payment job, or that of an order, newest first, with every attempt. */
  async notifications(orderNumber?: string): Promise<Notification[]> {
    const { reference } = await this.job(orderNumber)
    const { notifications } = await this.control.listNotifications({ paymentJobReference: reference })
    return notifications
  }

  /** Waits until the shop has acknowledged every notification about the newest payment job, or that of an order. */
  async expectAcknowledged(orderNumber?: string): Promise<void> {
    await expect
      .poll(() => this.#unacknowledged(orderNumber), { message: 'what was not acknowledged' })
      .toEqual([])
  }

  /** What became of each notification that no shop has acknowledged. */
  async #unacknowledged(orderNumber?: string): Promise<string[]> {
    const notifications = await this.notifications(orderNumber)
    if (notifications.length === 0) return ['There is no notification yet.']
    return unacknowledged(notifications)
  }
}
