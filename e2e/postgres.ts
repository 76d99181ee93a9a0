import { spawnSync } from 'node:child_process'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { type Environment, startEnvironment } from './environment'
import { expect } from './fixtures'

const programs = findPostgresPrograms()

/** When a test is skipped that needs a PostgreSQL of its own, and why. */
export const withoutPostgres = [programs === undefined, 'it needs the programs of PostgreSQL'] as const

export interface EnvironmentOnPostgres extends Environment {
  postgres: PostgresCluster
  databaseUrl: string
}

/** Starts a shop whose database other processes can open while it runs. @param variables of the shop */
export async function startOnPostgres(
  variables: Record<string, string> = {},
): Promise<EnvironmentOnPostgres> {
  const postgres = new PostgresCluster(programs ?? '')
  await postgres.start()
  const databaseUrl = postgres.url('postgres')
  const environment = await startEnvironment({ variables: { DATABASE_URL: databaseUrl, ...variables } })
  const close = async () => {
    await environment.close()
    await postgres.remove()
  }
  return { ...environment, postgres, databaseUrl, close }
}

/**
 * Does what a merchant does by a command of the shop.
 *
 * @param words behind `npm run`
 * @param input what is typed when the command asks
 * @returns what it prints
 */
export function npmRun([script, ...words]: [string, ...string[]], databaseUrl: string, input = ''): string {
  const command = ['run', '--silent', '--ignore-scripts', script, '--', ...words]
  // Node warns where the variables of colours contradict each other.
  const env = { ...process.env, DATABASE_URL: databaseUrl, NODE_NO_WARNINGS: '1' }
  const { stdout, stderr } = spawnSync('npm', command, { encoding: 'utf8', env, input })
  expect(stderr).toBe('')
  return stdout
}
