import { expect } from '@playwright/test'
import { type ControlClient, ControlError } from '../control-client.ts'

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
}
