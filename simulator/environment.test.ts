import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Destinations } from './destinations/destinations.ts'
import { readEnvironment, readGatewayAccount, readSimulatorUrl } from './environment.ts'
import { servicesOf } from './testing/services.ts'

/** The containers of compose.yaml. */
const composed = servicesOf(readFileSync(join(import.meta.dirname, '../compose.yaml'), 'utf8'))

describe('readEnvironment', () => {
  it('takes the default credentials, port 4000 and an embedded store when nothing is configured', () => {
    expect(readEnvironment({})).toEqual({
      port: 4000,
      configurationId: expect.stringMatching(/^\d{18}$/),
      apiKey: expect.stringMatching(/\S/),
      databaseUrl: undefined,
      dataDirectory: '.data',
      portal: { hasDemoSignIn: true, owner: undefined },
      guard: undefined,
      allowsPlainText: true,
      addressMap: new Map(),
      hasControl: true,
      trustsProxy: false,
    })
  })

  it('offers no demo sign-in in production', () => {
    expect(readEnvironment({ NODE_ENV: 'production' }).portal.hasDemoSignIn).toBe(false)
  })

  it.each([{ PORTAL_EMAIL: 'anna@merchant.example' }, { PORTAL_PASSWORD: 'harbour light 4' }])(
    'asks for the other half of the first Owner of %o',
    (half) => {
      expect(() => readEnvironment(half)).toThrow('PORTAL_EMAIL and PORTAL_PASSWORD go together')
    },
  )

  it('reads every variable', () => {
    const variables = {
      PORT: '4100',
      CASHFLOWS_CONFIGURATION_ID: '123456789012345678',
      CASHFLOWS_API_KEY: 'key',
      CASHFLOWS_PUBLIC_URL: 'https://gateway.example/simulator/',
      APP_URL: 'https://shop.example/',
      DATABASE_URL: 'postgresql://anna@localhost/simulator',
      DATA_DIR: '/var/lib/simulator',
      PORTAL_EMAIL: 'anna@merchant.example',
      PORTAL_PASSWORD: 'harbour light 4',
      SIMULATOR_ALLOWED_ORIGINS: 'https://shop.example/, http://localhost:3000',
      SIMULATOR_CONTROL: 'on',
      SIMULATOR_SEED: 'seed.yaml',
      SIMULATOR_TRUST_PROXY: 'yes',
      SIMULATOR_ADDRESS_MAP: 'http://localhost:3000=http://shop:3000/, https://shop.example=http://shop:3000',
      NODE_ENV: 'production',
    }
    expect(readEnvironment(variables)).toEqual({
      port: 4100,
      configurationId: '123456789012345678',
      apiKey: 'key',
      publicUrl: 'https://gateway.example/simulator',
      shopUrl: 'https://shop.example',
      databaseUrl: 'postgresql://anna@localhost/simulator',
      dataDirectory: '/var/lib/simulator',
      portal: {
        hasDemoSignIn: true,
        owner: { email: 'anna@merchant.example', password: 'harbour light 4' },
      },
      guard: { allowedOrigins: ['https://shop.example', 'http://localhost:3000'] },
      seedFile: 'seed.yaml',
      hasControl: true,
      trustsProxy: true,
      allowsPlainText: false,
      addressMap: new Map([
        ['http://localhost:3000', 'http://shop:3000'],
        ['https://shop.example', 'http://shop:3000'],
      ]),
    })
  })

  it.each([
    [{}, false, undefined],
    [{}, true, []],
    [{ SIMULATOR_PUBLIC: 'yes' }, false, []],
    [{ NODE_ENV: 'production', CASHFLOWS_PUBLIC_URL: 'https://gateway.example' }, false, []],
    [{ NODE_ENV: 'production', CASHFLOWS_PUBLIC_URL: 'http://localhost:4000' }, false, undefined],
    [{ CASHFLOWS_PUBLIC_URL: 'https://tunnel.example' }, false, undefined],
    [{ SIMULATOR_PUBLIC: 'no', SIMULATOR_ALLOWED_ORIGINS: 'https://shop.example' }, true, undefined],
    [{ SIMULATOR_ALLOWED_ORIGINS: 'https://shop.example' }, false, ['https://shop.example']],
  ])('with %o, where strangers come: %s, its guard lets it send to %o', (variables, isPublic, origins) => {
    const { guard } = readEnvironment(variables, isPublic)
    expect(guard).toEqual(origins && { allowedOrigins: origins })
  })

  it('has its guard in compose.yaml, where a whole machine can reach it, and finds the shop there', () => {
    const shop = composed.shop?.environment ?? {}
    const { guard } = readEnvironment({ NODE_ENV: 'production', ...composed.simulator?.environment })
    const destinations = new Destinations({ own: [], listed: guard?.allowedOrigins ?? [] })
    for (const address of [shop.APP_URL, shop.CASHFLOWS_NOTIFICATION_URL]) {
      expect(destinations.allows(`${address}/api`)).toBe(true)
      expect(destinations.mayBePrivate(`${address}/api`)).toBe(true)
    }
    expect(guard).toBeDefined()
  })

  it('shares an API key with the shop in compose.yaml that is made once, unless one is given', () => {
    const folder = mkdtempSync(join(tmpdir(), 'key-'))
    /** What the shell of a service does, which prints its key instead of starting its program. */
    const run = (service: string, apiKey = '') => {
      const { entrypoint = [], command = [] } = composed[service] ?? {}
      const [, , script = ''] = [...entrypoint, ...command]
      const here = script.replaceAll('$$', '$').replaceAll('/key/', `${folder}/`)
      const variables = { ...process.env, CASHFLOWS_API_KEY: apiKey }
      return execFileSync(
        'sh',
        ['-c', here.replace(/exec (?!printenv).*/, 'exec printenv CASHFLOWS_API_KEY')],
        {
          env: variables,
          encoding: 'utf8',
        },
      ).trim()
    }
    run('key')
    const key = run('shop')
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    run('key')
    expect([run('shop'), run('simulator')]).toEqual([key, key])
    expect([run('shop', 'given'), run('simulator', 'given')]).toEqual(['given', 'given'])
    rmSync(folder, { recursive: true })
  })

  it.each([
    [{ NODE_ENV: 'production' }, true],
    [{ NODE_ENV: 'production', SIMULATOR_PUBLIC: 'no' }, false],
    [{ NODE_ENV: 'production', SIMULATOR_PUBLIC: 'yes' }, false],
    [{ NODE_ENV: 'production', CASHFLOWS_PUBLIC_URL: 'http://localhost:4000' }, false],
    [{ NODE_ENV: 'production', SIMULATOR_ALLOWED_ORIGINS: 'https://shop.example' }, false],
    [{}, false],
  ])('with %o, it warns that it has no guard: %s', (variables, warns) => {
    expect(readEnvironment(variables).warning !== undefined).toBe(warns)
  })

  it('has neither control nor a demo sign-in where strangers come, unless control is asked for', () => {
    expect(readEnvironment({ SIMULATOR_PUBLIC: 'yes' })).toMatchObject({
      hasControl: false,
      portal: { hasDemoSignIn: false },
    })
    expect(readEnvironment({ SIMULATOR_PUBLIC: 'yes', SIMULATOR_CONTROL: 'on' })).toMatchObject({
      hasControl: true,
      portal: { hasDemoSignIn: true },
    })
  })

  it.each([
    ['production', undefined, false],
    ['production', 'on', true],
    ['development', undefined, true],
    ['development', 'off', false],
  ])('in %s with SIMULATOR_CONTROL %s, control is mounted: %s', (NODE_ENV, SIMULATOR_CONTROL, control) => {
    expect(readEnvironment({ NODE_ENV, SIMULATOR_CONTROL }).hasControl).toBe(control)
  })

  it('takes port 0 for any free port, and an empty variable for one that is not set', () => {
    expect(readEnvironment({ PORT: '0', DATA_DIR: '' })).toMatchObject({ port: 0, dataDirectory: '.data' })
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['CASHFLOWS_CONFIGURATION_ID', '12345'],
    ['CASHFLOWS_PUBLIC_URL', 'gateway.example'],
    ['DATABASE_URL', 'localhost:5432'],
    ['SIMULATOR_CONTROL', 'yes'],
    ['SIMULATOR_PUBLIC', 'true'],
    ['SIMULATOR_ALLOWED_ORIGINS', 'shop.example'],
    ['SIMULATOR_ALLOWED_ORIGINS', 'http://shop.example'],
    ['SIMULATOR_ALLOWED_ORIGINS', 'https://shop.example/hook'],
    ['SIMULATOR_ALLOWED_ORIGINS', 'https://*.shop.example'],
  ])('names %s when it is “%s”, and how it must be', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(
      new RegExp(`^The simulator cannot start[^]*\\n {2}${name} must `),
    )
  })
})

describe('the gateway that facts are tried on', () => {
  const named = {
    CASHFLOWS_GATEWAY_URL: 'https://gateway-int.cashflows.com/',
    CASHFLOWS_CONFIGURATION_ID: '200426117314086912',
    CASHFLOWS_API_KEY: 'key',
  }

  it('is a simulator of its own when none is named', () => {
    expect(readGatewayAccount({ CASHFLOWS_GATEWAY_URL: '' })).toBeUndefined()
  })

  it('is read without the slash at the end of its address', () => {
    expect(readGatewayAccount(named)).toEqual({
      url: 'https://gateway-int.cashflows.com',
      credentials: { configurationId: '200426117314086912', apiKey: 'key' },
    })
  })

  it('must be an address, and needs to know who calls it', () => {
    expect(() => readGatewayAccount({ ...named, CASHFLOWS_GATEWAY_URL: 'gateway' })).toThrow(
      'CASHFLOWS_GATEWAY_URL must be an address.',
    )
    expect(() => readGatewayAccount({ ...named, CASHFLOWS_API_KEY: '' })).toThrow(/go CASHFLOWS/)
  })
})

describe('readSimulatorUrl', () => {
  it('takes the address of a simulator that runs by itself when nothing is configured', () => {
    expect(readSimulatorUrl({ SIMULATOR_URL: '' })).toBe('http://localhost:4000')
    expect(readSimulatorUrl({ SIMULATOR_URL: 'http://localhost:3000/simulator/' })).toBe(
      'http://localhost:3000/simulator',
    )
  })

  it.each(['localhost:4000', 'http://'])('rejects %s', (SIMULATOR_URL) => {
    expect(() => readSimulatorUrl({ SIMULATOR_URL })).toThrow('SIMULATOR_URL must be an address such as')
  })
})
