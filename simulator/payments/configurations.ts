import { eq } from 'drizzle-orm'
import { configuration } from '../store/schema'
import type { SimulatorDatabase } from '../store/store'
import { type Configuration, defaultSettings } from './configuration'

/** The merchants' configurations. */
export class Configurations {
  constructor(private readonly database: SimulatorDatabase) {}

  async find(configurationId: string): Promise<Configuration | undefined> {
    const rows = await this.database
      .select()
      .from(configuration)
      .where(eq(configuration.configurationId, configurationId))
    return rows[0]
  }

  /** Makes the configuration when it is new, and gives it this API key when it is not. */
  async ensure(configurationId: string, apiKey: string): Promise<void> {
    await this.database
      .insert(configuration)
      .values({ configurationId, apiKey, settings: defaultSettings })
      .onConflictDoUpdate({ target: configuration.configurationId, set: { apiKey } })
  }
}
