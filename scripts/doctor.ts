import nextEnvironment from '@next/env'
import { messageOf, openStore, type Store } from 'cashflows-postgres'
import { shopStore } from '@/lib/database/database'
import { examine } from '@/lib/doctor/doctor'
import { mailServer } from '@/lib/email/mail-server'
import { type Environment, environment } from '@/lib/environment'
import { createGatewayClient, endPauses } from '@/lib/gateway-access/gateway-client'

// `npm run doctor`: looks at everything that the shop needs to sell, and says in sentences what is wrong.
// `npm run doctor -- --try-key` calls the gateway also where the shop waits because the gateway has rejected the key.

nextEnvironment.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== 'production', {
  info: () => {},
  error: console.error,
})

const marks = { ok: '✓', wrong: '✗', todo: '·' }

async function run(configuration: Environment, words: string[]): Promise<boolean> {
  const triesKey = words[0] === '--try-key'
  if (words.length > (triesKey ? 1 : 0)) {
    throw new Error('How to use it: npm run doctor, or npm run doctor -- --try-key')
  }
  const { databaseUrl, dataDirectory, cashflows } = configuration
  let store: Store | undefined
  try {
    const findings = await examine({
      environment: configuration,
      openDatabase: async () => {
        store = await openStore({ ...shopStore, databaseUrl, dataDirectory })
        return store.database
      },
      gateway: async (database) => {
        if (triesKey) await endPauses(database, cashflows)
        return createGatewayClient(database, { ...cashflows, timeoutMs: 15_000 })
      },
      fetch,
      triesKey,
      verifyMailServer: (smtpUrl) => mailServer({ smtpUrl, emailFrom: configuration.emailFrom }).verify(),
    })
    for (const { result, text } of findings) console.log(`${marks[result]} ${text}`)
    return findings.every(({ result }) => result !== 'wrong')
  } finally {
    await store?.close()
  }
}

try {
  process.exitCode = (await run(environment(), process.argv.slice(2))) ? 0 : 1
} catch (error) {
  console.error(messageOf(error))
  process.exitCode = 1
}
