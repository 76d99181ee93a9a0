import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import type { ActivityLog } from '../activity/activity-log.ts'
import { activityEntry } from '../activity/tables.ts'
import { paymentPage } from '../branding/tables.ts'
import { configurationClock } from '../clock/tables.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import { demoShop } from '../demo-shops/tables.ts'
import { notification, notificationAttempt } from '../notifications/tables.ts'
import { appearanceTables, isOf } from '../owned-tables.ts'
import { rowOf } from '../payments/payment-job-row.ts'
import {
  configuration,
  customer,
  paymentJob,
  paymentLink,
  rejectedSignature,
  storedCard,
} from '../payments/tables.ts'
import { removeData } from '../reset.ts'
import { readSnapshotFile, type SnapshotFile, SnapshotRejection, snapshotHead } from './snapshot-file.ts'
import { snapshot } from './tables.ts'

/** How large a snapshot can be as a file. */
export const maxSnapshotBytes = 16 * 1024 * 1024

export type SnapshotSummary = Omit<typeof snapshot.$inferSelect, 'content'>

const summary = {
  name: snapshot.name,
  configurationId: snapshot.configurationId,
  createdAt: snapshot.createdAt,
  bytes: snapshot.bytes,
}

/** What configurations had at a moment, to be brought back. */
export class Snapshots {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly activityLog: Pick<ActivityLog, 'written'>,
  ) {}

  /** In the order of their names. */
  list(): Promise<SnapshotSummary[]> {
    return this.database.select(summary).from(snapshot).orderBy(asc(snapshot.name))
  }

  /**
   * Keeps what one configuration has, or all of them.
   *
   * @returns undefined when the name is taken
   * @throws SnapshotRejection when it would be too large
   */
  async create(name: string, configurationId: string | undefined): Promise<SnapshotSummary | undefined> {
    await this.activityLog.written()
    const content = await this.database.transaction(
      (transaction) => contentOf(transaction, configurationId),
      { isolationLevel: 'repeatable read' },
    )
    const [made] = await this.database
      .insert(snapshot)
      .values(rowOfFile(name, content))
      .onConflictDoNothing()
      .returning(summary)
    return made
  }

  /** Keeps a file under a name, in place of what has it. @throws SnapshotRejection when it is none, or too large */
  async put(name: string, file: Record<string, unknown>): Promise<SnapshotSummary> {
    const row = rowOfFile(name, file)
    const [kept] = await this.database
      .insert(snapshot)
      .values(row)
      .onConflictDoUpdate({ target: snapshot.name, set: row })
      .returning(summary)
    if (!kept) throw new Error('The snapshot was not kept.')
    return kept
  }

  /** As a file. */
  async find(name: string): Promise<Record<string, unknown> | undefined> {
    const [row] = await this.database
      .select({ content: snapshot.content })
      .from(snapshot)
      .where(eq(snapshot.name, name))
    return row?.content
  }

  /** @returns whether there was one */
  async remove(name: string): Promise<boolean> {
    const removed = await this.database
      .delete(snapshot)
      .where(eq(snapshot.name, name))
      .returning({ name: snapshot.name })
    return removed.length > 0
  }
}

/** Brings back what a configuration had, or all of them had, and removes what they have had since. */
export async function restoreStore(database: SimulatorDatabase, file: SnapshotFile): Promise<void> {
  const configurationId = file.configurationId ?? undefined
  await database.transaction(async (transaction) => {
    const known = await transaction.select().from(configuration)
    await removeData(transaction, configurationId)
    for (const table of [...appearanceTables, configuration]) {
      await transaction.delete(table).where(isOf(table.configurationId, configurationId))
    }
    const insert = <Table extends PgTable>(table: Table, rows: PgInsertValue<Table>[]) =>
      inChunks(rows, async (chunk) => void (await transaction.insert(table).values(chunk)))
    await insert(
      configuration,
      file.configurations.map((row) => withApiKeys(row, known)),
    )
    await insert(configurationClock, file.clocks)
    await insert(paymentPage, file.paymentPages)
    await insert(demoShop, file.demonstrations)
    await insert(customer, file.customers)
    await insert(storedCard, file.storedCards)
    await insert(rejectedSignature, file.rejectedSignatures)
    await insert(paymentJob, file.paymentJobs.map(rowOf))
    await insert(paymentLink, file.paymentLinks)
    await insert(activityEntry, file.activity)
    await inChunks(file.notifications, async (chunk) => {
      const rows = chunk.map(({ attempts, ...row }) => ({ ...row, attempts: attempts.length }))
      const made = await transaction.insert(notification).values(rows).returning({ id: notification.id })
      const attempts = chunk.flatMap((of, index) =>
        of.attempts.map((attempt) => ({ ...attempt, notificationId: made[index]?.id ?? 0 })),
      )
      await insert(notificationAttempt, attempts)
    })
  })
}

/** The API keys of a configuration: its own, or those that it has in this simulator, or a new one. */
function withApiKeys(
  { keys, ...row }: SnapshotFile['configurations'][number],
  known: (typeof configuration.$inferSelect)[],
): typeof configuration.$inferInsert {
  const here = known.find(({ configurationId }) => configurationId === row.configurationId)
  if (keys) return { ...row, ...keys }
  if (!here) return { ...row, apiKey: randomUUID() }
  const { apiKey, nextApiKey, formerApiKey, appliedApiKey } = here
  return { ...row, apiKey, nextApiKey, formerApiKey, appliedApiKey }
}

/** PostgreSQL takes so many values in one statement. */
async function inChunks<Row>(rows: Row[], act: (chunk: Row[]) => Promise<void>): Promise<void> {
  const size = 1_000
  for (let start = 0; start < rows.length; start += size) await act(rows.slice(start, start + size))
}

/** @throws SnapshotRejection when it is too large */
function rowOfFile(name: string, content: Record<string, unknown>) {
  const bytes = Buffer.byteLength(JSON.stringify(content))
  if (bytes > maxSnapshotBytes) {
    throw new SnapshotRejection(
      `The snapshot would have ${bytes} bytes; it can have ${maxSnapshotBytes}. Take one of one configuration, or reset what is not needed.`,
    )
  }
  const { configurationId, createdAt } = readSnapshotFile(content)
  return { name, configurationId, createdAt: new Date(createdAt), bytes, content }
}

async function contentOf(
  transaction: SimulatorTransaction,
  configurationId: string | undefined,
): Promise<Record<string, unknown>> {
  const isOwn = isOf(notification.configurationId, configurationId)
  const notifications = await transaction.select().from(notification).where(isOwn).orderBy(notification.id)
  const attempts = await transaction
    .select({ attempt: notificationAttempt })
    .from(notificationAttempt)
    .innerJoin(notification, eq(notification.id, notificationAttempt.notificationId))
    .where(isOwn)
    .orderBy(notificationAttempt.id)
  const attemptsOf = new Map<number, object[]>(notifications.map(({ id }) => [id, []]))
  for (const { attempt } of attempts) {
    const { notificationId, durationMs, ...row } = attempt
    attemptsOf.get(notificationId)?.push({ ...withoutId(row), milliseconds: durationMs })
  }
  const jobIsOwn = isOf(paymentJob.configurationId, configurationId)
  const jobs = await transaction
    .select({ document: paymentJob.document })
    .from(paymentJob)
    .where(jobIsOwn)
    .orderBy(paymentJob.reference)
  const activity = await transaction
    .select({ entry: activityEntry })
    .from(activityEntry)
    .innerJoin(paymentJob, eq(paymentJob.reference, activityEntry.paymentJobReference))
    .where(jobIsOwn)
    .orderBy(activityEntry.id)
  const own = <Table extends OwnedTable>(table: Table) =>
    transaction
      .select()
      .from(table as OwnedTable)
      .where(isOf(table.configurationId, configurationId)) as Promise<Table['$inferSelect'][]>
  const content = {
    ...snapshotHead,
    createdAt: new Date(),
    configurationId: configurationId ?? null,
    configurations: (await own(configuration)).map(
      ({ apiKey, nextApiKey, formerApiKey, appliedApiKey, ...row }) => ({
        ...row,
        keys: { apiKey, nextApiKey, formerApiKey, appliedApiKey },
      }),
    ),
    clocks: (await own(configurationClock)).map(({ offsetMs, ...row }) => ({
      ...row,
      milliseconds: offsetMs,
    })),
    paymentPages: (await own(paymentPage)).map(({ proposal, ...row }) => row),
    demonstrations: await own(demoShop),
    customers: await own(customer),
    storedCards: await own(storedCard),
    rejectedSignatures: (await own(rejectedSignature)).map(withoutId),
    paymentJobs: jobs.map(({ document }) => document),
    paymentLinks: await own(paymentLink),
    notifications: notifications.map(({ id, claimedUntil, ...row }) => ({
      ...row,
      attempts: attemptsOf.get(id),
    })),
    activity: activity.map(({ entry }) => withoutId(entry)),
  }
  return JSON.parse(JSON.stringify(content))
}

type OwnedTable =
  | typeof configuration
  | typeof configurationClock
  | typeof paymentPage
  | typeof demoShop
  | typeof customer
  | typeof storedCard
  | typeof rejectedSignature
  | typeof paymentLink

/** The store that it is restored in gives another. */
function withoutId<Row extends { id: number }>({ id, ...row }: Row): Omit<Row, 'id'> {
  return row
}
