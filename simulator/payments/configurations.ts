import { randomUUID } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import type { Configuration, StoredFault } from './configuration.ts'
import { newReference } from './references.ts'
import { type ConfigurationSettings, defaultSettings, withKeptPasswords } from './settings.ts'
import { configuration, rejectedSignature } from './tables.ts'

/**
 * How long a configuration is cached, so that not every call reads it anew. Changes that are made
 * here are seen at once; those of another process on the same store, after this time.
 */
const cacheLifetimeMs = 1_000

/** A call that was rejected, and why, in words. */
interface SignatureRejection {
  at: Date
  method: string
  path: string
  explanation: string
}

/** The merchants' configurations. */
export class Configurations {
  readonly #cache = new Map<string, { configuration: Configuration; expiresAtMs: number }>()

  constructor(private readonly database: SimulatorDatabase) {}

  async find(configurationId: string): Promise<Configuration | undefined> {
    const cached = this.#cache.get(configurationId)
    if (cached && cached.expiresAtMs > Date.now()) return cached.configuration
    const configuration = await this.read(configurationId)
    if (configuration)
      this.#cache.set(configurationId, { configuration, expiresAtMs: Date.now() + cacheLifetimeMs })
    return configuration
  }

  private async read(configurationId: string): Promise<Configuration | undefined> {
    const [row] = await this.database
      .select()
      .from(configuration)
      .where(eq(configuration.configurationId, configurationId))
    return row && withDefaults(row)
  }

  /** In the order of their ids. */
  async list(): Promise<Configuration[]> {
    const rows = await this.database.select().from(configuration).orderBy(configuration.configurationId)
    return rows.map(withDefaults)
  }

  /** Makes a configuration, with an id and an API key of its own where none are given. @returns undefined when the id is taken */
  async create(
    given: { configurationId?: string | undefined; apiKey?: string | undefined },
    now: Date,
  ): Promise<Configuration | undefined> {
    const configurationId = given.configurationId ?? newReference('configuration', now)
    const made = await this.database
      .insert(configuration)
      .values({ configurationId, apiKey: given.apiKey ?? randomUUID(), settings: {} })
      .onConflictDoNothing()
      .returning()
    return made.length > 0 ? this.find(configurationId) : undefined
  }

  /**
   * Makes the configuration when it is new. An old one gets this API key when it is another than at the last start:
   * a restart with the same environment does not undo a rotation.
   */
  async ensure(configurationId: string, apiKey: string): Promise<void> {
    // A store that was made before the applied key was kept knows only which key a rotation has replaced.
    const known = sql`coalesce(${configuration.appliedApiKey}, ${configuration.formerApiKey})`
    const kept = sql`case when ${known} = ${apiKey} then ${configuration.apiKey} else ${apiKey} end`
    await this.database
      .insert(configuration)
      .values({ configurationId, apiKey, appliedApiKey: apiKey, settings: {} })
      .onConflictDoUpdate({
        target: configuration.configurationId,
        set: { apiKey: kept, appliedApiKey: apiKey },
      })
    this.#cache.delete(configurationId)
  }

  /** Changes some settings; the others stay, and so do passwords that were hidden. */
  async set(configurationId: string, settings: Partial<ConfigurationSettings>): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction
        .select({ settings: configuration.settings })
        .from(configuration)
        .where(eq(configuration.configurationId, configurationId))
        .for('update')
      await this.update(
        configurationId,
        { settings: { ...row?.settings, ...withKeptPasswords(settings, row?.settings ?? {}) } },
        transaction,
      )
    })
    this.#cache.delete(configurationId)
  }

  /**
   * Changes which scenarios are switched on, while nobody else can.
   *
   * @param transaction to which the change belongs, where there is one
   * @returns whether there is such a configuration
   */
  async changeFaults(
    configurationId: string,
    change: (faults: StoredFault[]) => StoredFault[],
    transaction?: SimulatorTransaction,
  ): Promise<boolean> {
    if (!transaction) {
      const found = await this.database.transaction((started) =>
        this.changeFaults(configurationId, change, started),
      )
      // What was read until the transaction was over is old.
      this.clearCache()
      return found
    }
    const [row] = await transaction
      .select({ faults: configuration.faults })
      .from(configuration)
      .where(eq(configuration.configurationId, configurationId))
      .for('update')
    if (!row) return false
    await this.update(configurationId, { faults: change(row.faults) }, transaction)
    return true
  }

  /** Empties the cache, so that the next call of find reads the store. */
  clearCache(): void {
    this.#cache.clear()
  }

  /** "Generate a new API key": from now on both keys are valid. @returns the new one */
  async generateApiKey(configurationId: string): Promise<string> {
    const nextApiKey = randomUUID()
    await this.update(configurationId, { nextApiKey })
    return nextApiKey
  }

  /** "Update API Key": the new key takes the place of the old one, which is no longer valid. */
  async confirmApiKey(configurationId: string): Promise<void> {
    await this.update(configurationId, {
      apiKey: sql`coalesce(${configuration.nextApiKey}, ${configuration.apiKey})`,
      formerApiKey: sql`case when ${configuration.nextApiKey} is null then ${configuration.formerApiKey} else ${configuration.apiKey} end`,
      nextApiKey: null,
    })
  }

  /** Keys that are not valid for this configuration, but that a caller may use by mistake. */
  async wrongKeys(
    configurationId: string,
  ): Promise<{ name: string; key: string; configurationId: string }[]> {
    const rows = await this.database
      .select({
        id: configuration.configurationId,
        key: configuration.apiKey,
        former: configuration.formerApiKey,
      })
      .from(configuration)
      .limit(100)
    return rows.flatMap(({ id, key, former }) => {
      if (id !== configurationId)
        return [{ name: `The key of configuration ${id}`, key, configurationId: id }]
      return former ? [{ name: 'The former key, which was replaced,', key: former, configurationId: id }] : []
    })
  }

  /** Keeps what was wrong with a call that nobody tried to sign, which does not count towards the lock. */
  async explainUnsigned(configurationId: string, rejection: SignatureRejection): Promise<void> {
    await this.database.insert(rejectedSignature).values({ configurationId, ...rejection })
  }

  /** Keeps what was wrong, and locks the configuration when it was too often in a row and it is lockable. */
  async rejectSignature(
    { configurationId, settings }: Configuration,
    rejection: SignatureRejection,
    isLockable: boolean,
  ): Promise<void> {
    const counted = sql`${configuration.wrongHashes} + 1`
    await this.database.transaction(async (transaction) => {
      await transaction.insert(rejectedSignature).values({ configurationId, ...rejection })
      const locked = sql`${counted} >= ${settings.wrongHashesBeforeLock}`
      const change = { wrongHashes: counted, ...(isLockable && { locked }) }
      await this.update(configurationId, change, transaction)
    })
    this.#cache.delete(configurationId)
  }

  /** The newest rejected signatures, newest first. */
  rejectedSignatures(
    configurationId: string,
    limit = 50,
  ): Promise<(typeof rejectedSignature.$inferSelect)[]> {
    return this.database
      .select()
      .from(rejectedSignature)
      .where(eq(rejectedSignature.configurationId, configurationId))
      .orderBy(desc(rejectedSignature.id))
      .limit(limit)
  }

  /** A good hash ends a row of wrong ones. */
  async resetWrongHashes(configurationId: string): Promise<void> {
    await this.update(configurationId, { wrongHashes: 0 })
  }

  async unlock(configurationId: string): Promise<void> {
    await this.update(configurationId, { wrongHashes: 0, locked: false })
  }

  private async update(
    configurationId: string,
    change: PgUpdateSetSource<typeof configuration>,
    database: SimulatorDatabase | SimulatorTransaction = this.database,
  ): Promise<void> {
    await database.update(configuration).set(change).where(eq(configuration.configurationId, configurationId))
    this.#cache.delete(configurationId)
  }
}

const withDefaults = (row: typeof configuration.$inferSelect): Configuration => ({
  ...row,
  settings: { ...defaultSettings, ...row.settings },
})
