import { and, eq, isNull, notInArray, or } from 'drizzle-orm'
import type { Clocks } from '../clock/clock.ts'
import type { SimulatorTransaction } from '../database/database.ts'
import type { Faults } from '../faults/faults.ts'
import { notificationFault, scenarioNames } from '../faults/scenarios.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { PaymentOutbox } from '../payments/payments.ts'
import { notification } from './tables.ts'

const overtaken = scenarioNames.filter((name) => notificationFault(name).isOvertaken)

/** Where changes of status wait until the merchant is notified of them. */
export class Outbox implements PaymentOutbox {
  #onWake = (_configurationId: string) => {}

  constructor(
    private readonly clocks: Clocks,
    private readonly faults: Faults,
  ) {}

  /**
   * Writes a notification for every payment whose status differs between two versions of a job. It belongs in the
   * transaction that writes the job. An earlier notification of the same payment that was not acknowledged is sent
   * no more: the new one makes the merchant look at the same place.
   *
   * A scenario may delay a notification, double it, let it be overtaken, or lose it.
   *
   * @param configuration names the address for jobs that name none; without either, nobody is notified
   */
  async announce(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    after: PaymentJob,
    configuration: Configuration,
  ): Promise<void> {
    const { settings } = configuration
    const url = after.parameters.webhookUrl ?? settings.notificationUrl
    if (!url) return
    const known = new Map(before.payments.map((payment) => [payment.reference, payment]))
    const createdAt = this.clocks.of(after.configurationId).now()
    for (const payment of after.payments) {
      const earlier = known.get(payment.reference)
      const isRefunded = settings.notifyRefunds && payment.refunds.length !== (earlier?.refunds.length ?? 0)
      if (payment.status === (earlier?.status ?? 'Pending') && !isRefunded) continue
      await transaction
        .update(notification)
        .set({ state: 'superseded', nextAttemptAt: null })
        .where(
          and(
            eq(notification.paymentJobReference, after.reference),
            eq(notification.paymentReference, payment.reference),
            eq(notification.state, 'waiting'),
            // One that is to be overtaken is sent all the same.
            or(isNull(notification.fault), notInArray(notification.fault, overtaken)),
          ),
        )
      const fault = await this.faults.ofNotification(after, configuration, transaction)
      const { delayMs = 0, copies = 1, isDropped } = notificationFault(fault)
      const due = new Date(createdAt.getTime() + delayMs)
      const row = {
        configurationId: after.configurationId,
        paymentJobReference: after.reference,
        paymentReference: payment.reference,
        paymentStatus: payment.status,
        url,
        state: isDropped ? 'dropped' : 'waiting',
        fault,
        createdAt,
        nextAttemptAt: isDropped ? null : due,
      } as const
      await transaction.insert(notification).values(Array.from({ length: copies }, () => row))
    }
  }

  /** Says that there may be something of a configuration to send. */
  wake(configurationId: string): void {
    this.#onWake(configurationId)
  }

  onWake(listener: (configurationId: string) => void): void {
    this.#onWake = listener
  }
}
