import { and, eq, isNull, ne, or } from 'drizzle-orm'
import type { Clock } from '../clock/clock.ts'
import type { SimulatorTransaction } from '../database/database.ts'
import type { Faults } from '../faults/faults.ts'
import { durations, scenarioNames, scenarios } from '../faults/scenarios.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { notification } from './tables.ts'

const notificationScenarios = scenarioNames.filter((name) => scenarios[name].place === 'notification')

/** Where changes of status wait to be told to the merchant. */
export class Outbox {
  #onWake = () => {}

  constructor(private readonly clock: Clock) {}

  /**
   * Writes a notification for every payment whose status differs between two versions of a job. It belongs in the
   * transaction that writes the job. An earlier notification of the same payment that was not acknowledged is sent
   * no more: the new one tells the merchant to look at the same place.
   *
   * A scenario may delay a notification, double it, let it be overtaken, or lose it.
   *
   * @param configuration names the address for jobs that name none; without either, nobody is told
   */
  async announce(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    after: PaymentJob,
    configuration: Configuration,
    faults: Faults,
  ): Promise<void> {
    const { settings } = configuration
    const url = after.parameters.webhookUrl ?? settings.notificationUrl
    if (!url) return
    const known = new Map(before.payments.map((payment) => [payment.reference, payment]))
    const createdAt = this.clock.now()
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
            or(isNull(notification.fault), ne(notification.fault, 'notification-reordered')),
          ),
        )
      const fault = await faults.inject(
        configuration,
        { orderNumber: after.order.orderNumber, parameter: after.parameters.simulatorScenario },
        notificationScenarios,
        transaction,
      )
      const isLate = fault === 'notification-delayed' || fault === 'notification-reordered'
      const isDropped = fault === 'notification-dropped'
      const due = isLate ? new Date(createdAt.getTime() + durations.delayedNotification) : createdAt
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
      await transaction.insert(notification).values(fault === 'notification-doubled' ? [row, row] : [row])
    }
  }

  /** Says that there may be something to send. */
  wake(): void {
    this.#onWake()
  }

  onWake(listener: () => void): void {
    this.#onWake = listener
  }
}
