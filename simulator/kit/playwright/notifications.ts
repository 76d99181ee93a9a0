import { expect } from '@playwright/test'
import type { ControlClient } from '../control-client.ts'
import { type Notification, unacknowledged } from '../unacknowledged-notifications.ts'
import type { GatewayView } from './gateway-view.ts'

/** What the gateway has told the shop about the payments of one configuration. */
export class Notifications {
  constructor(
    private readonly control: ControlClient,
    private readonly gateway: GatewayView,
  ) {}

  /**
   * Those about the newest payment job, or that of an order, newest first, with every attempt.
   *
   * @throws ControlError where there is no such job
   */
  async list(orderNumber?: string): Promise<Notification[]> {
    const { reference } = await this.gateway.job(orderNumber)
    const { notifications } = await this.control.listNotifications({ paymentJobReference: reference })
    return notifications
  }

  /** Waits until the shop has acknowledged each of those about the newest payment job, or that of an order. */
  async expectAcknowledged(orderNumber?: string): Promise<void> {
    await expect
      .poll(() => this.#unacknowledged(orderNumber), { message: 'what was not acknowledged' })
      .toEqual([])
  }

  /** What became of each that no shop has acknowledged. */
  async #unacknowledged(orderNumber?: string): Promise<string[]> {
    const notifications = await this.list(orderNumber)
    if (notifications.length === 0) return ['There is no notification yet.']
    return unacknowledged(notifications)
  }
}
