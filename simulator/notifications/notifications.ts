import { and, desc, eq, inArray } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { type NotificationState, notification, notificationAttempt } from './tables.ts'

export type Notification = typeof notification.$inferSelect
export type NotificationAttempt = typeof notificationAttempt.$inferSelect

/** Which notifications are meant; what is omitted does not matter. */
export interface WhichNotifications {
  configurationId?: string | undefined
  paymentJobReference?: string | undefined
  state?: NotificationState | undefined
}

/** The outbox, to be read and to be sent again. */
export class Notifications {
  constructor(private readonly database: SimulatorDatabase) {}

  /** Newest first. */
  list(which: WhichNotifications, limit: number): Promise<Notification[]> {
    return this.database
      .select()
      .from(notification)
      .where(conditionOf(which))
      .orderBy(desc(notification.id))
      .limit(limit)
  }

  async find(id: number): Promise<Notification | undefined> {
    const [row] = await this.database.select().from(notification).where(eq(notification.id, id))
    return row
  }

  /** Every attempt to send some notifications, oldest first. */
  attempts(ids: number[]): Promise<NotificationAttempt[]> {
    return this.database
      .select()
      .from(notificationAttempt)
      .where(inArray(notificationAttempt.notificationId, ids))
      .orderBy(notificationAttempt.id)
  }

  /** Makes one due again, in any state. @returns whether there is such a notification */
  async resend(id: number): Promise<boolean> {
    return (await this.makeDue(eq(notification.id, id))) > 0
  }

  /** Makes all of them due again. @returns how many */
  resendAll(which: WhichNotifications): Promise<number> {
    return this.makeDue(conditionOf(which))
  }

  private async makeDue(condition: ReturnType<typeof and>): Promise<number> {
    // What is due in real time is due for every clock: none is behind it.
    const due = await this.database
      .update(notification)
      .set({ state: 'waiting', nextAttemptAt: new Date() })
      .where(condition)
      .returning({ id: notification.id })
    return due.length
  }
}

const conditionOf = ({ configurationId, paymentJobReference, state }: WhichNotifications) =>
  and(
    configurationId === undefined ? undefined : eq(notification.configurationId, configurationId),
    paymentJobReference === undefined ? undefined : eq(notification.paymentJobReference, paymentJobReference),
    state === undefined ? undefined : eq(notification.state, state),
  )
