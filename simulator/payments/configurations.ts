import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { configuration, refusedSignature } from '../store/schema'
import type { SimulatorDatabase } from '../store/store'
import { type Configuration, type ConfigurationSettings, defaultSettings } from './configuration'
import { newReference } from './references'

/** The merchants' configurations. */
export class Configurations {
  constructor(private readonly database: SimulatorDatabase) {}

  async find(configurationId: string): Promise<Configuration | undefined> {
    const [row] = await this.database
      .select()
      .from(configuration)
      .where(eq(configuration.configurationId, configurationId))
    return row && { ...row, settings: { ...defaultSettings, ...row.settings } }
  }

  /** In the order of their ids. */
  async list(): Promise<Configuration[]> {
    const rows = await this.database.select().from(configuration).orderBy(configuration.configurationId)
    return rows.map((row) => ({ ...row, settings: { ...defaultSettings, ...row.settings } }))
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

  /** Makes the configuration when it is new, and gives it this API key when it is not. */
  async ensure(configurationId: string, apiKey: string): Promise<void> {
    await this.database
      .insert(configuration)
      .values({ configurationId, apiKey, settings: {} })
      .onConflictDoUpdate({ target: configuration.configurationId, set: { apiKey } })
  }

  /** Changes some settings; the others stay. */
  async set(configurationId: string, settings: Partial<ConfigurationSettings>): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction
        .select({ settings: configuration.settings })
        .from(configuration)
        .where(eq(configuration.configurationId, configurationId))
        .for('update')
      await transaction
        .update(configuration)
        .set({ settings: { ...row?.settings, ...settings } })
        .where(eq(configuration.configurationId, configurationId))
    })
  }

  /** "Generate a new API key": from now on both keys are valid. @returns the new one */
  async generateApiKey(configurationId: string): Promise<string> {
    const nextApiKey = randomUUID()
    await this.database
      .update(configuration)
      .set({ nextApiKey })
      .where(eq(configuration.configurationId, configurationId))
    return nextApiKey
  }

  /** "Update API Key": the new key takes the place of the old one, which is valid no more. */
  async confirmApiKey(configurationId: string): Promise<void> {
    await this.database
      .update(configuration)
      .set({
        apiKey: sql`${configuration.nextApiKey}`,
        formerApiKey: sql`${configuration.apiKey}`,
        nextApiKey: null,
      })
      .where(and(eq(configuration.configurationId, configurationId), isNotNull(configuration.nextApiKey)))
  }

  /** Keys that are not valid for this configuration, but that a caller may use by mistake. */
  async formerKeys(configurationId: string): Promise<{ name: string; key: string }[]> {
    const rows = await this.database
      .select({
        id: configuration.configurationId,
        key: configuration.apiKey,
        former: configuration.formerApiKey,
      })
      .from(configuration)
      .limit(100)
    return rows.flatMap(({ id, key, former }) => {
      if (id !== configurationId) return [{ name: `The key of configuration ${id}`, key }]
      return former ? [{ name: 'The former key, which was replaced,', key: former }] : []
    })
  }

  /** Keeps what was wrong, and locks the configuration when it was too often in a row. */
  async refuseSignature(
    { configurationId, settings }: Configuration,
    refusal: { at: Date; method: string; path: string; explanation: string },
  ): Promise<void> {
    const counted = sql`${configuration.wrongHashes} + 1`
    await this.database.transaction(async (transaction) => {
      await transaction.insert(refusedSignature).values({ configurationId, ...refusal })
      await transaction
        .update(configuration)
        .set({ wrongHashes: counted, locked: sql`${counted} >= ${settings.wrongHashesBeforeLock}` })
        .where(eq(configuration.configurationId, configurationId))
    })
  }

  /** The newest refused signatures, newest first. */
  refusedSignatures(configurationId: string, limit = 50): Promise<(typeof refusedSignature.$inferSelect)[]> {
    return this.database
      .select()
      .from(refusedSignature)
      .where(eq(refusedSignature.configurationId, configurationId))
      .orderBy(desc(refusedSignature.id))
      .limit(limit)
  }

  /** A good hash ends a row of wrong ones. */
  async forgetWrongHashes(configurationId: string): Promise<void> {
    await this.database
      .update(configuration)
      .set({ wrongHashes: 0 })
      .where(eq(configuration.configurationId, configurationId))
  }

  async unlock(configurationId: string): Promise<void> {
    await this.database
      .update(configuration)
      .set({ wrongHashes: 0, locked: false })
      .where(eq(configuration.configurationId, configurationId))
  }
}
