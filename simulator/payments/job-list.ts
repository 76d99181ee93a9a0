import { and, desc, eq, sql } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import type { PaymentJob } from './payment-job.ts'
import type { PaymentStatus } from './payment-status.ts'
import { paymentJob } from './tables.ts'

/** Which jobs are meant; what is omitted does not matter. */
export interface WhichJobs {
  configurationId?: string | undefined
  orderNumber?: string | undefined
  status?: PaymentStatus | undefined
}

/** Newest first. They are as they are stored: one whose time has come may not have expired yet. */
export async function listJobs(
  database: SimulatorDatabase,
  { configurationId, orderNumber, status }: WhichJobs,
  limit: number,
): Promise<PaymentJob[]> {
  const rows = await database
    .select({ document: paymentJob.document })
    .from(paymentJob)
    .where(
      and(
        configurationId === undefined ? undefined : eq(paymentJob.configurationId, configurationId),
        orderNumber === undefined ? undefined : eq(paymentJob.orderNumber, orderNumber),
        status === undefined ? undefined : eq(paymentJob.status, status),
      ),
    )
    .orderBy(desc(paymentJob.createdAt))
    .limit(limit)
  return rows.map(({ document }) => document)
}

/** The configuration that a job belongs to. */
export async function configurationOfJob(
  database: SimulatorDatabase,
  reference: string,
): Promise<string | undefined> {
  const [row] = await database
    .select({ configurationId: paymentJob.configurationId })
    .from(paymentJob)
    .where(eq(paymentJob.reference, reference))
  return row?.configurationId
}

/** The newest job that has a payment with this reference. Searches all jobs, so it is for tests and people. */
export async function jobOfPayment(
  database: SimulatorDatabase,
  reference: string,
): Promise<PaymentJob | undefined> {
  const [row] = await database
    .select({ document: paymentJob.document })
    .from(paymentJob)
    .where(sql`${paymentJob.document}::jsonb @> ${JSON.stringify({ payments: [{ reference }] })}::jsonb`)
    .limit(1)
  return row?.document
}
