import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, platform } from 'node:process'
import { text } from 'node:stream/consumers'
import { DirectoryInUse } from 'cashflows-postgres'
import { describe, expect, it, vi } from 'vitest'
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
    expect((await findings({}, { APP_URL: 'https://shop.example' })).todo).toContainEqual(
      expect.stringContaining('Nothing is sold'),
    )
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

  const onServer = { ...live, DATABASE_URL: 'postgresql://shop.example/shop' }

  it.each([
    ['nobody responds', async () => Promise.reject(new TypeError('fetch failed')), /Start the shop/],
    ['somebody else responds', async () => new Response(null, { status: 302 }), /302 instead of 400/],
  ])('says when at the address of notifications %s', async (_what, fetch, text) => {
    expect((await findings({ fetch }, onServer)).wrong).toEqual([expect.stringMatching(text)])
  })

  it.each([
    ['nobody responds', async () => Promise.reject(new TypeError('fetch failed'))],
    ['a proxy answers for the shop', async () => new Response(null, { status: 502 })],
  ])(
    'says that it does not see whether notifications arrive where its embedded store keeps the shop from running and %s',
    async (_what, fetch) => {
      const { wrong, todo } = await findings({ fetch })
      expect(wrong).toEqual([])
      expect(todo.join(' ')).toMatch(/the shop is not running\. Start it and run `npm run doctor` again/)
    },
  )

  describe('while the embedded store is in use', () => {
    const openDatabase = () => Promise.reject(new DirectoryInUse('In use by process 7.'))
    const shop = (health: () => Response) => async (address: unknown) =>
      String(address).endsWith('/api/health') ? health() : new Response(null, { status: 400 })

    it('asks the running shop, and says that the credentials were not tried', async () => {
      const { gateway, listing } = failing(new GatewayUnavailable(''))
      const fetch = shop(() => Response.json({ status: 'ok' }))
      const { wrong, todo } = await findings({ openDatabase, gateway, fetch })
      expect(wrong).toEqual([])
      expect(todo).toContainEqual(
        expect.stringMatching(/credentials were not tried.*Stop the shop and run `npm run doctor` again/),
      )
      expect(listing).not.toHaveBeenCalled()
      expect((await findings({ openDatabase, gateway, fetch, triesKey: true })).wrong).toEqual([
        expect.stringMatching(/credentials were not tried.*`npm run doctor -- --try-key`/),
      ])
      expect((await findings({ openDatabase, fetch }, {})).todo).toContain(
        'The gateway was not asked: it is the simulator in the shop itself.',
      )
    })

    it('says why the shop can take no orders, as far as it is told', async () => {
      const unwell = (body: object) => shop(() => Response.json(body, { status: 503 }))
      expect((await findings({ openDatabase, fetch: unwell({ problem: 'No room.' }) })).wrong).toEqual([
        'https://shop.example/api/health responds with 503. No room.',
      ])
      expect((await findings({ openDatabase, fetch: unwell({}) })).wrong).toEqual([
        'https://shop.example/api/health responds with 503. The log of the shop says what is wrong.',
      ])
    })

    it('says who has it where no shop responds', async () => {
      const fetch = async () => Promise.reject(new TypeError('fetch failed'))
      expect((await findings({ openDatabase, fetch })).wrong[0]).toBe(
        'In use by process 7. If it is the shop, see that APP_URL leads to it: nobody responds at https://shop.example/api/health.',
      )
    })
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
  expect(first.printed).toContain(
    '· Whether notifications arrive at http://localhost:1/api/cashflows/webhook',
  )
  expect(first.status).toBe(1)
  isAccepted = true
  const second = await doctor('--try-key')
  expect(second.printed).toContain('✓ Cashflows accepts the credentials')
  expect(second.status).toBe(0)
  expect(signatures).toBe(2)
  gateway.close()
  rmSync(dataDirectory, { recursive: true })
})
