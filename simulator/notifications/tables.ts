import { sql } from 'drizzle-orm'
import { bigint, bigserial, boolean, index, integer, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'
import type { ScenarioName } from '../faults/scenarios.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'

export const notificationStates = ['waiting', 'acknowledged', 'superseded', 'given up', 'dropped'] as const
export type NotificationState = (typeof notificationStates)[number]

/** The outbox. A row is written in the transaction that changes a payment's status, so that none is lost. */
export const notification = simulatorSchema.table(
  'notification',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    configurationId: text('configuration_id').notNull(),
    paymentJobReference: text('payment_job_reference').notNull(),
    paymentReference: text('payment_reference').notNull(),
    /** The status that it announces: for people who read the outbox, it is not sent. */
    paymentStatus: text('payment_status').$type<PaymentStatus>().notNull(),
    url: text('url').notNull(),
    state: text('state').$type<NotificationState>().notNull(),
    /** The fault that was injected into it. */
    fault: text('fault').$type<ScenarioName>(),
    createdAt: moment('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** In the time of the configuration; empty once it is sent no more. */
    nextAttemptAt: moment('next_attempt_at'),
    /** In real time: until then it belongs to the process that is sending it. */
    claimedUntil: moment('claimed_until'),
  },
  (table) => [
    index('notification_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    index('notification_due_of_configuration')
      .on(table.configurationId, table.nextAttemptAt)
      .where(sql`${table.nextAttemptAt} is not null`),
    index('notification_by_payment').on(table.paymentJobReference, table.paymentReference),
  ],
)

export const notificationAttempt = simulatorSchema.table(
  'notification_attempt',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    notificationId: bigint('notification_id', { mode: 'number' })
      .notNull()
      .references(() => notification.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    requestBody: text('request_body').notNull(),
    /** Empty when there was no response. */
    responseStatus: integer('response_status'),
    responseBody: text('response_body'),
    durationMs: integer('milliseconds').notNull(),
    acknowledged: boolean('acknowledged').notNull(),
    /** Why the attempt counts as received or not, in words for people. */
    result: text('result').notNull(),
  },
  (table) => [index('notification_attempt_by_notification').on(table.notificationId)],
)
