import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { readEnvironment } from '@/lib/environment'
import { onEveryStore, TestGateway } from '@/lib/orders/testing'
import { type Examined, examine } from './doctor'

const live = {
  APP_URL: 'https://shop.example',
  CASHFLOWS_ENVIRONMENT: 'integration',
  CASHFLOWS_CONFIGURATION_ID: '123456789012345678',
  CASHFLOWS_API_KEY: 'a secret key',
}

onEveryStore('the doctor', (database) => {
  async function findings(values: Partial<Examined> = {}, variables: Record<string, string> = live) {
    const found = await examine({
      environment: readEnvironment(variables),
      openDatabase: async () => database(),
      gateway: () => new TestGateway(),
      fetch: async () => new Response(null, { status: 400 }),
      ...values,
    })
    expect(JSON.stringify(found)).not.toContain('a secret key')
    return { wrong: texts(found, 'wrong'), todo: texts(found, 'todo') }
  }

  const texts = (found: Awaited<ReturnType<typeof examine>>, which: string) =>
    found.filter(({ result }) => result === which).map(({ text }) => text)

  /** A gateway whose responses are this error, and how often it was called. */
  function failing(error: Error) {
    const gateway = new TestGateway()
    const listing = vi.spyOn(gateway, 'listPaymentMethods').mockRejectedValue(error)
    return { gateway: () => gateway, listing }
  }

  it('finds nothing wrong where nothing is, and says what only a person can see to', async () => {
    const { wrong, todo } = await findings()
    expect(wrong).toEqual([])
    expect(todo.join(' ')).toMatch(/CLIENT_ADDRESS_HEADER.*54\.75\.5\.171.*Ireland.*SAQ A/)
  })

  it('says that a shop with the simulator sells nothing', async () => {
    expect((await findings({}, {})).todo).toEqual([expect.stringContaining('Nothing is sold')])
  })

  it.each([
    [new GatewayRejected(401, []), /API key.*Portal/],
    [new GatewayRejected(403, []), /locked/],
    [new GatewayRejected(404, []), /gateway-inta/],
    [new GatewayUnavailable('The gateway did not respond'), /firewall/],
  ])('says what to do about %s, and asks once', async (error, advice) => {
    const { gateway, listing } = failing(error)
    const { wrong } = await findings({ gateway })
    expect(wrong).toEqual([expect.stringMatching(advice)])
    expect(listing).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['nobody responds', async () => Promise.reject(new TypeError('fetch failed')), /Start the shop/],
    ['somebody else responds', async () => new Response(null, { status: 302 }), /302 instead of 400/],
  ])('says when at the address of notifications %s', async (_what, fetch, text) => {
    expect((await findings({ fetch })).wrong).toEqual([expect.stringMatching(text)])
  })

  it('says that the database cannot be opened, and looks no further', async () => {
    const { gateway, listing } = failing(new GatewayUnavailable(''))
    const openDatabase = () => Promise.reject(new Error('password authentication failed'))
    expect((await findings({ openDatabase, gateway })).wrong).toEqual([
      'The database cannot be opened: password authentication failed',
    ])
    expect(listing).not.toHaveBeenCalled()
  })
})

it('npm run doctor looks at the database of this folder, and fails where nobody sells', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'doctor-'))
  // Without its pre-script, which would write the packages that a build beside this test reads.
  const { status, stdout } = spawnSync('npm', ['run', '--silent', '--ignore-scripts', 'doctor'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // Nobody listens at port 1.
    env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '', APP_URL: 'http://localhost:1' },
  })
  rmSync(dataDirectory, { recursive: true })
  expect(stdout).toContain('✓ The database is open')
  expect(stdout).toContain('✗ Nobody responds at http://localhost:1/api/cashflows/webhook')
  expect(status).toBe(1)
})
