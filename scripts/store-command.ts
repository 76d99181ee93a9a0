import nextEnvironment from '@next/env'
import { messageOf, openStore, type Store } from 'cashflows-postgres'
import { type Database, shopStore } from '@/lib/database/database'
import { environment } from '@/lib/environment'

/**
 * Runs a command on the store that the shop would open, and prints what it gives, or the sentence with which it fails.
 *
 * @param command is given the words that stand behind it, and opens the store when the words are right
 */
export async function runStoreCommand(
  command: (words: readonly string[], openDatabase: () => Promise<Database>) => Promise<string>,
): Promise<void> {
  nextEnvironment.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', {
    info: () => {},
    error: console.error,
  })
  let store: Store | undefined
  try {
    console.log(
      await command(process.argv.slice(2), async () => {
        const { databaseUrl, dataDirectory } = environment()
        store = await openStore({ ...shopStore, databaseUrl, dataDirectory })
        return store.database
      }),
    )
  } catch (error) {
    console.error(messageOf(error))
    process.exitCode = 1
  } finally {
    await store?.close()
  }
}
