import nextEnvironment from '@next/env'
import { openStore, type Store } from 'cashflows-postgres'
import { shopStore } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { stockCommand } from '@/lib/stock/command'

// `npm run stock`: lists and changes how many of each limited item can be ordered, in the store that the shop would open.

nextEnvironment.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', {
  info: () => {},
  error: console.error,
})
let store: Store | undefined
try {
  console.log(
    await stockCommand(process.argv.slice(2), async () => {
      const { databaseUrl, dataDirectory } = environment()
      store = await openStore({ ...shopStore, databaseUrl, dataDirectory })
      return store.database
    }),
  )
} catch (error) {
  // A server that is away has no message, but a code.
  const { message, code } = error as NodeJS.ErrnoException
  console.error(message || `The database does not answer: ${code}`)
  process.exitCode = 1
} finally {
  await store?.close()
}
