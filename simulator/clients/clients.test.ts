// @module-tag slow

import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openOwnSimulator } from '../conformance/own-simulator.ts'

const run = promisify(execFile)

/** Programs of other languages, and what the simulator says of the mistake that each can be asked to make. */
const clients = [
  { program: 'python3', file: 'sample.py', reason: 'with blanks after commas and colons (as Python does)' },
  { program: 'php', file: 'sample.php', reason: 'with slashes escaped (as PHP does)' },
  { program: 'ruby', file: 'sample.rb', reason: 'The body was hashed before the API key' },
  { program: 'java', file: 'Sample.java', reason: 'LF was hashed where CR-LF was sent' },
  { program: 'node', file: 'sample.mjs', reason: 'indented by two' },
  { program: 'perl', file: 'sample.pl', reason: 'An HMAC was made' },
  { program: 'sh', file: 'sample.sh', reason: 'A line break at the end was hashed that was not sent' },
]

const isPresent = ({ program }: { program: string }) => !spawnSync(program, ['-c', '']).error
const present = clients.filter(isPresent)
const missing = clients.filter((client) => !present.includes(client)).map(({ program }) => program)
if (missing.length > 0)
  console.info(`Not tried, since this machine does not have them: ${missing.join(', ')}`)

let simulator: Awaited<ReturnType<typeof openOwnSimulator>>

beforeAll(async () => {
  simulator = await openOwnSimulator()
})
afterAll(() => simulator.close())

describe.each(present)('a client in $program', ({ program, file, reason }) => {
  const lines = async (...flags: string[]) => {
    const { stdout } = await run(program, [join(import.meta.dirname, file), ...flags], {
      env: {
        ...process.env,
        CASHFLOWS_GATEWAY_URL: simulator.url,
        CASHFLOWS_CONFIGURATION_ID: simulator.credentials.configurationId,
        CASHFLOWS_API_KEY: simulator.credentials.apiKey,
      },
    })
    return stdout.trim().split(/\s+/)
  }

  it('creates and retrieves a payment job', async () => {
    expect(await lines()).toEqual(['201', '200'])
  })

  it('is rejected when it hashes otherwise, and the log says what it did', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(await lines('wrong')).toEqual(['401'])
    expect(log.mock.calls.join()).toContain(reason)
    log.mockRestore()
  })
})
