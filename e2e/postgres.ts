import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { type Environment, npmStart, startEnvironment } from './environment'
import { expect } from './fixtures'

const programs = findPostgresPrograms()

/** When a test is skipped that needs a PostgreSQL of its own, and why. */
export const withoutPostgres = [programs === undefined, 'it needs the programs of PostgreSQL'] as const

export interface EnvironmentOnPostgres extends Environment {
  postgres: PostgresCluster
  databaseUrl: string
}

/**
 * Starts a shop whose database other processes can open while it runs.
 *
 * @param variables of the shop
 * @param folder where it was built
 */
export async function startOnPostgres(
  variables: Record<string, string> = {},
  folder = '.',
): Promise<EnvironmentOnPostgres> {
  const postgres = new PostgresCluster(programs ?? '')
  try {
    await postgres.start()
    const databaseUrl = postgres.url('postgres')
    const environment = await startEnvironment({
      command: npmStart(folder),
      variables: { DATABASE_URL: databaseUrl, ...variables },
    })
    const close = async () => {
      await environment.close()
      await postgres.remove()
    }
    return { ...environment, postgres, databaseUrl, close }
  } catch (error) {
    await postgres.remove()
    throw error
  }
}

const execute = promisify(execFile)

/**
 * Does what a merchant does by a command of the shop. This process goes on meanwhile: it is the proxy before the shop, and has to
 * notice when the shop closes a connection.
 *
 * @param words behind `npm run`
 * @param input what is typed when the command asks
 * @param folder of the shop
 * @returns what it prints
 * @throws Error with what it printed to stderr, when it fails
 */
export async function npmRun(
  [script, ...words]: [string, ...string[]],
  databaseUrl: string,
  { input = '', folder = '.' } = {},
): Promise<string> {
  const command = ['run', '--silent', '--ignore-scripts', script, '--', ...words]
  // Node warns where the variables of colours contradict each other.
  const env = { ...process.env, DATABASE_URL: databaseUrl, NODE_NO_WARNINGS: '1' }
  const running = execute('npm', command, { cwd: folder, env })
  running.child.stdin?.end(input)
  const { stdout, stderr } = await running
  expect(stderr).toBe('')
  return stdout
}
