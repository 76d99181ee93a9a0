import { execFileSync } from 'node:child_process'
import { accessSync, chownSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { freePort } from 'cashflows-postgres/kit/free-port'
import { TransactionPooler } from 'cashflows-postgres/kit/pooler'
import { findPostgresPrograms, findProgram } from 'cashflows-postgres/kit/programs'
import { isRoot, nobody, unprivileged } from 'cashflows-postgres/kit/unprivileged'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { drizzle } from 'drizzle-orm/node-postgres'
import { ready, startEnvironment, unset } from './environment'
import { expect, httpTestIn } from './fixtures'
import { type Image, makeImage } from './servers/image'

const programs = findPostgresPrograms()
const pgbouncer = findProgram('pgbouncer')

/** PostgreSQL behind PgBouncer, where both are installed; without, the shop keeps its data in DATA_DIR. */
async function openDatabase() {
  if (programs === undefined || pgbouncer === undefined) return undefined
  const cluster = new PostgresCluster(programs)
  const pooler = new TransactionPooler(pgbouncer, cluster.folder)
  await cluster.start()
  await pooler.start()
  const remove = async () => {
    await pooler.remove()
    await cluster.remove()
  }
  return { url: (name: string) => pooler.url(name), unpooledUrl: cluster.url('postgres'), remove }
}

let database: Awaited<ReturnType<typeof openDatabase>>
let image: Image
let data: string
let port: number

/** What a container has: the image, its own variables, and a user without rights. */
async function container(databaseName = 'postgres') {
  const [, ...flags] = image.command
  return {
    command: unprivileged(process.execPath, ...flags.map((file) => join(image.folder, file))),
    variables: {
      ...unset,
      ...image.variables,
      PORT: String(await freePort()),
      DATA_DIR: data,
      ...(database && { DATABASE_URL: database.url(databaseName) }),
    },
  }
}

const test = httpTestIn(async () => {
  image = makeImage()
  data = mkdtempSync(join(tmpdir(), 'data-'))
  if (isRoot()) chownSync(data, nobody, nobody)
  database = await openDatabase()
  const { command, variables } = await container()
  port = Number(variables.PORT)
  const environment = await startEnvironment({ command, variables })
  const close = async () => {
    await environment.close()
    await database?.remove()
    image.remove()
    rmSync(data, { recursive: true })
  }
  return { ...environment, close }
})

test('what Dockerfile copies sells, for a user without rights who cannot write there', {
  tag: '@slow',
}, async ({ shopper }) => {
  if (!isRoot()) expect(() => accessSync(image.folder, constants.W_OK)).toThrow()
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
})

test('it is healthy by its own health check, and not where nobody listens', { tag: '@slow' }, async ({
  environment: _,
}) => {
  const [, ...flags] = image.healthCheck
  const check = (PORT: string) =>
    execFileSync(process.execPath, flags, { env: { ...process.env, PORT }, stdio: 'pipe' })
  check(String(port))
  const closedPort = String(await freePort())
  expect(() => check(closedPort)).toThrow()
})

test('processes that start at once behind a transaction pooler are healthy, and leave no lock behind', {
  tag: '@slow',
}, async ({ environment: _ }) => {
  test.skip(database === undefined, 'it needs PostgreSQL and PgBouncer')
  const client = drizzle(database?.unpooledUrl ?? '')
  await client.execute('create database empty')
  const servers = await Promise.all(
    [1, 2, 3].map(async () => startServer({ ...(await container('empty')), ready })),
  )
  try {
    const health = await Promise.all(
      servers.map(({ found }) => fetch(`http://127.0.0.1:${found}/api/health`)),
    )
    const answers = await Promise.all(health.map((response) => response.text()))
    expect(answers).toEqual(Array.from({ length: 3 }, () => '{"status":"ok"}'))
    // The simulator that is mounted may still be making its tables; who idles outside a transaction has left a lock behind.
    const { rows } = await client.execute(`
      select pid from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and state = 'idle'`)
    expect(rows).toEqual([])
  } finally {
    await Promise.all([...servers.map((server) => server.stop()), client.$client.end()])
  }
})
