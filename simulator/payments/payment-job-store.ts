import { eq, type SQL, sql } from 'drizzle-orm'
import { inBatches } from '../database/batching.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import { jsonRows } from '../database/json-rows.ts'
import type { PaymentJob } from './payment-job.ts'
import { columnsOf, rowOf } from './payment-job-row.ts'
import { paymentJob } from './tables.ts'

/** Reads and writes whole payment jobs. */
export class PaymentJobStore {
  /** @returns false when the reference of the job is taken: eleven digits by chance meet now and then among many jobs */
  readonly insert: (job: PaymentJob) => Promise<boolean>
  readonly find: (reference: string) => Promise<PaymentJob | undefined>

  constructor(private readonly database: SimulatorDatabase) {
    this.insert = inBatches((jobs) => insertNew(database, jobs))
    // One parameter, however many wait, in a text that is put together once. It has no name by which a server would keep it.
    const byReferences = database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(sql`${paymentJob.reference} = any(${sql.placeholder('references')})`)
      .prepare('')
    this.find = inBatches(async (references) => {
      const found = await byReferences.execute({ references })
      const jobs = new Map(found.map(({ document }) => [document.reference, document]))
      return references.map((reference) => jobs.get(reference))
    })
  }

  async select(which: SQL | undefined, limit: number): Promise<PaymentJob[]> {
    const rows = await this.database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(which)
      .limit(limit)
    return rows.map(({ document }) => document)
  }

  /** @returns false when the reference of the job is taken */
  async insertIn(transaction: SimulatorTransaction, job: PaymentJob): Promise<boolean> {
    const [isInserted = false] = await insertNew(transaction, [job])
    return isInserted
  }

  /** Keeps all others from changing a job until the transaction ends. */
  async lock(transaction: SimulatorTransaction, reference: string): Promise<PaymentJob> {
    const [row] = await transaction
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(eq(paymentJob.reference, reference))
      .for('update')
    if (!row) throw new Error(`Payment job ${reference} is gone.`)
    return row.document
  }

  async save(transaction: SimulatorTransaction, job: PaymentJob): Promise<void> {
    await transaction.update(paymentJob).set(columnsOf(job)).where(eq(paymentJob.reference, job.reference))
  }
}

/** @returns for each job whether its reference was free */
async function insertNew(
  database: SimulatorDatabase | SimulatorTransaction,
  jobs: readonly PaymentJob[],
): Promise<boolean[]> {
  const rows = await database
    .insert(paymentJob)
    .select(jsonRows(paymentJob, jobs.map(rowOf)))
    .onConflictDoNothing()
    .returning({ reference: paymentJob.reference })
  const inserted = new Set(rows.map(({ reference }) => reference))
  return jobs.map(({ reference }) => inserted.has(reference))
}
