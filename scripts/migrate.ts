import { spawnSync } from 'node:child_process'
import nextEnvironment from '@next/env'
import { messageOf, openStore } from 'cashflows-postgres'
import { shopStore } from '@/lib/database/database'
import { type Environment, environment } from '@/lib/environment'

// `npm run migrate`: brings the tables of shop and simulator up to date, as a process does that opens its store. It runs at
// the end of a build on Vercel, so that no shopper waits for it, and on the address without a pooler. Several may run at once.

nextEnvironment.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error })
const databaseUrl = databaseToMigrate()
if (databaseUrl !== undefined) {
  try {
    const store = await openStore({ ...shopStore, databaseUrl, dataDirectory: 'memory' })
    await store.close()
  } catch (error) {
    console.error(`The database could not be migrated. ${messageOf(error)}`)
    process.exit(1)
  }
  if (environment().cashflows.isMounted) process.exitCode = migrateSimulator(databaseUrl)
}

/** @returns undefined where there is none, which is no error: a build needs no database */
function databaseToMigrate(): string | undefined {
  let configuration: Environment
  try {
    configuration = environment()
  } catch (error) {
    console.warn(`No database is migrated. ${error instanceof Error ? error.message : error}`)
    return undefined
  }
  if (configuration.directDatabaseUrl === undefined) {
    console.log('No database is migrated: the embedded one is when it is opened.')
  }
  return configuration.directDatabaseUrl
}

/** The simulator may have been deleted. */
function migrateSimulator(databaseUrl: string): number {
  const flags = ['run', '--silent', 'migrate', '--workspaces', '--if-present']
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  return spawnSync('npm', flags, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status ?? 1
}
