import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, platform } from 'node:process'
import { text } from 'node:stream/consumers'
import { expect, it, vi } from 'vitest'
import { GatewayCredentialsRejected, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { readEnvironment } from '@/lib/environment'
import { onEveryStore, TestGateway } from '@/lib/orders/testing'
import { type Examined, examine } from './doctor'
import { sampleValues } from './sample-values'

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
      verifyMailServer: async () => {},
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
    expect((await findings({}, { APP_URL: 'https://shop.example' })).todo).toEqual([
      expect.stringContaining('Nothing is sold'),
    ])
  })

  it('says whether emails can be sent', async () => {
    expect((await findings()).todo.join(' ')).toContain('set SMTP_URL')
    const withServer = { ...live, SMTP_URL: 'smtp://shop:a%20secret%20key@mail.shop.example' }
    expect((await findings({}, withServer)).todo.join(' ')).not.toContain('SMTP_URL')
    const verifyMailServer = () => Promise.reject(new Error('Invalid login'))
    expect((await findings({ verifyMailServer }, withServer)).wrong).toEqual([
      expect.stringContaining('SMTP_URL takes no emails: Invalid login.'),
    ])
  })

  it('says what of the sample is left in a shop that takes real money, and names each value', async () => {
    const { wrong } = await findings({}, { ...live, CASHFLOWS_ENVIRONMENT: 'production' })
    expect(wrong).toEqual([
      expect.stringMatching(
        /lib\/shop\.ts.*: legalName, address, companyNumber, vatNumber, director, email, phone\. .*Replace/,
      ),
    ])
    const own = {
      legalName: 'Kiln BV',
      address: ['Dorpsstraat 1'],
      companyNumber: '1',
      vatNumber: 'NL1',
      director: 'A',
    }
    expect(sampleValues({ ...own, email: 'hello@example.com', phone: '+31 20 1234567' })).toEqual(['email'])
  })

  it('says that others cannot open a shop whose address nobody has said', async () => {
    expect((await findings({}, {})).todo).toContain(
      'APP_URL is not set: shoppers are sent to http://localhost:3000, which only this machine can open. Set it to the address of the shop.',
    )
  })

  it.each([
    [new GatewayRejected(401, []), /API key.*Portal/],
    [new GatewayRejected(403, []), /locked/],
    [
      new GatewayCredentialsRejected(401, new Date('2026-01-21T10:00:00Z')),
      /not called before 2026.*--try-key/,
    ],
    [new GatewayCredentialsRejected(403, new Date('2026-01-21T10:00:00Z')), /Ask Cashflows.*--try-key/],
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
    const openDatabase = () => Promise.reject(new Error('Its files are damaged'))
    expect((await findings({ openDatabase, gateway })).wrong).toEqual([
      'The database cannot be opened. Its files are damaged',
    ])
    expect(listing).not.toHaveBeenCalled()
  })
})

it('npm run doctor finds what is wrong in this folder, and tries a key again that the gateway has rejected', {
  tags: 'slow',
}, async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'doctor-'))
  let signatures = 0
  let isAccepted = false
  const gateway = createServer((_request, response) => {
    signatures += 1
    response.statusCode = isAccepted ? 200 : 401
    response.end('{"data":[]}')
  })
  await once(gateway.listen(0), 'listening')
  const { port } = gateway.address() as AddressInfo
  const doctor = async (...words: string[]) => {
    // Without its pre-script, which would write the packages that a build beside this test reads.
    const process = spawn('npm', ['run', '--silent', '--ignore-scripts', 'doctor', '--', ...words], {
      shell: platform === 'win32',
      env: {
        ...env,
        DATA_DIR: dataDirectory,
        DATABASE_URL: '',
        CASHFLOWS_GATEWAY_URL: `http://localhost:${port}`,
        // Nobody listens at port 1.
        APP_URL: 'http://localhost:1',
      },
    })
    const [printed, [status]] = await Promise.all([text(process.stdout), once(process, 'close')])
    return { printed, status }
  }

  const first = await doctor()
  expect(first.printed).toContain('✓ The database is open')
  expect(first.printed).toContain('✗ The gateway rejects the credentials')
  expect(first.printed).toContain('✗ Nobody responds at http://localhost:1/api/cashflows/webhook')
  expect(first.status).toBe(1)
  isAccepted = true
  expect((await doctor('--try-key')).printed).toContain('✓ Cashflows accepts the credentials')
  expect(signatures).toBe(2)
  gateway.close()
  rmSync(dataDirectory, { recursive: true })
})
