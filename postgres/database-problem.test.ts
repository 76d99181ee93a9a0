import { type AddressInfo, createServer } from 'node:net'
import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { databaseProblem, messageOf } from './database-problem.ts'
import { freePort } from './kit/free-port.ts'
import { openStore } from './open-store.ts'

const withCode = (code: string, message = 'connect 10.0.0.3:5432, user "shop"') =>
  Object.assign(new Error(message), { code })

it.each([
  ['ECONNREFUSED', 'Nobody listens'],
  ['ENOTFOUND', 'is not known'],
  ['ETIMEDOUT', 'does not respond'],
  ['ECONNRESET', 'has closed the connection'],
  ['57P03', 'has closed the connection'],
  ['28P01', 'does not let in the user'],
  ['3D000', 'no database of that name'],
  ['53300', 'takes no more connections'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'sslrootcert'],
  ['EROFS', 'DATA_DIR'],
])('says what the code %s means, and no address or user', (code, sentence) => {
  expect(databaseProblem(withCode(code))).toContain(sentence)
  expect(databaseProblem(withCode(code))).not.toMatch(/10\.0\.0\.3|"shop"/)
})

it('says nothing of what it does not know', () => {
  expect(databaseProblem(withCode('22P02'))).toBeUndefined()
})

it('finds the reason under what wraps it', () => {
  const error = new Error('Failed query: select 1', { cause: withCode('ECONNREFUSED') })
  expect(databaseProblem(error)).toContain('Nobody listens')
})

it('is not misled by the query that wraps it', () => {
  const query = "Failed query: select setting from pg_settings where name = 'statement_timeout'"
  const error = new Error(query, { cause: withCode('ECONNREFUSED') })
  expect(databaseProblem(error)).toContain('Nobody listens')
})

it.each([
  ['connect ENOENT /run/postgresql/.s.PGSQL.5432', 'Nobody listens'],
  ['timeout exceeded when trying to connect', 'does not respond'],
  ['timeout: PostgreSQL has not responded for 15 seconds', 'does not respond'],
  ['Connection terminated unexpectedly', 'has closed the connection'],
  ['Client has encountered a connection error and is not queryable', 'has closed the connection'],
  ['The server does not support SSL connections', 'offers no encrypted connections'],
])('knows what pg says without a code: %s', (message, sentence) => {
  expect(databaseProblem(new Error(message))).toContain(sentence)
})

it('leaves a sentence as it is that is for whoever runs the shop', () => {
  const error = Object.assign(new Error('Stop that process.'), { name: 'DirectoryInUse' })
  expect(databaseProblem(error)).toBe('Stop that process.')
})

/** What `openStore` says of a server on this machine. */
async function saidOf(port: number): Promise<string> {
  const databaseUrl = `postgresql://anna:secret-word@localhost:${port}/shop`
  const options = { name: 'notebook', migrations: 'none', dataDirectory: 'memory', databaseUrl }
  return openStore(options).then(
    () => 'It is open.',
    ({ message }) => message,
  )
}

it('a store whose server is away is not opened, and the error is a sentence with the code', async () => {
  expect(await saidOf(await freePort())).toMatch(
    /^Nobody listens at the host and port in DATABASE_URL\. Start PostgreSQL there, .*ECONNREFUSED.*\)$/,
  )
})

it('a store whose server takes no such password is not opened, and the error says so without it', async () => {
  const rejection = 'SFATAL\0C28P01\0Mpassword authentication failed for user "anna"\0\0'
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('data', () => {
        const length = Buffer.alloc(4)
        length.writeInt32BE(rejection.length + 4)
        socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(rejection)]))
      })
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const said = await saidOf((server.address() as AddressInfo).port)
  server.close()
  expect(said).toMatch(/^The database does not let in the user in DATABASE_URL\. Correct user and password; /)
  expect(said).not.toMatch(/secret-word|select/)
})

it('of a query that failed, a program prints neither its words nor its values', () => {
  const query = new DrizzleQueryError(
    'insert into key values ($1)',
    ['secret-word'],
    withCode('57P01', 'ended'),
  )
  expect(messageOf(query)).toBe(`${databaseProblem(withCode('57P01'))} (ended)`)
  expect(messageOf(new Error('Somebody else has it.'))).toBe('Somebody else has it.')
})
