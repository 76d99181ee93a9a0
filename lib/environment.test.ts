import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkBuild, isDemonstration, readEnvironment, shopAddress } from './environment'

afterEach(() => {
  vi.unstubAllEnvs()
})

const read = (variables: Record<string, string> = {}) => readEnvironment(variables)

const live = {
  APP_URL: 'https://shop.example',
  CASHFLOWS_CONFIGURATION_ID: '123456789012345678',
  CASHFLOWS_API_KEY: 'secret',
}

describe('with nothing configured', () => {
  it('is a shop on port 3000 that pays at the simulator mounted in it', () => {
    const { appUrl, cashflows, databaseUrl, isProduction } = read()
    expect(appUrl).toBe('http://localhost:3000')
    expect(cashflows.environment).toBe('simulator')
    expect(cashflows.gatewayUrl).toBe('http://localhost:3000/simulator')
    expect(databaseUrl).toBeUndefined()
    expect(isProduction).toBe(false)
  })

  it('stands where the port says', () => {
    expect(read({ PORT: '3001' }).cashflows.gatewayUrl).toBe('http://localhost:3001/simulator')
  })

  it('stands on no port that .env.local names: each command reads its port before that file', () => {
    expect(readFileSync('.env.example', 'utf8')).not.toMatch(/^PORT=/m)
  })
})

it('reads where traces are sent, and the headers as OpenTelemetry writes them', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector.example:4318/'
  expect(read({ OTEL_EXPORTER_OTLP_HEADERS: 'a=b' }).traces).toBeUndefined()
  expect(
    read({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a%3Db, x-team=shop' }).traces,
  ).toEqual({ url: 'http://collector.example:4318', headers: { 'x-api-key': 'a=b', 'x-team': 'shop' } })
  for (const headers of ['key', 'a=b,', 'a=%zz', 'a=%ff', 'a b=c']) {
    expect(() => read({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: headers })).toThrow(
      'OTEL_EXPORTER_OTLP_HEADERS must be headers such as',
    )
  }
})

it('takes a password that is being replaced for the second one', () => {
  const [current, previous] = ['a'.repeat(32), 'b'.repeat(32)]
  expect(read({ SESSION_PASSWORD: current, SESSION_PASSWORD_PREVIOUS: previous })).toMatchObject({
    sessionPassword: current,
    previousSessionPassword: previous,
  })
})

describe('APP_URL', () => {
  it('loses its slash at the end', () => {
    expect(read({ APP_URL: 'https://shop.example/' }).appUrl).toBe('https://shop.example')
  })

  const vercel = {
    VERCEL: '1',
    VERCEL_URL: 'shop-abc.vercel.app',
    VERCEL_BRANCH_URL: 'shop-git-red.vercel.app',
    VERCEL_PROJECT_PRODUCTION_URL: 'shop.vercel.app',
    DATABASE_URL: 'postgresql://localhost/shop',
  }

  it('is on Vercel the host that lasts longest, and the others are known', () => {
    const [domain, branch, own] = ['shop', 'shop-git-red', 'shop-abc'].map(
      (name) => `https://${name}.vercel.app`,
    )
    expect(read({ ...vercel, VERCEL_ENV: 'production' })).toMatchObject({
      appUrl: domain,
      appUrls: [domain, branch, own],
    })
    expect(read({ ...vercel, VERCEL_ENV: 'preview' })).toMatchObject({
      appUrl: branch,
      appUrls: [branch, own],
    })
    expect(read({ ...vercel, VERCEL_BRANCH_URL: '', VERCEL_ENV: 'preview' }).appUrls).toEqual([own])
  })

  it('is alone on Vercel, too, where it is set', () => {
    expect(read({ ...vercel, APP_URL: 'https://shop.example' }).appUrls).toEqual(['https://shop.example'])
  })

  it('gives notifications of Cashflows a way into a preview that asks for a sign-in, and nowhere else', () => {
    const account = {
      ...vercel,
      CASHFLOWS_ENVIRONMENT: 'integration',
      CASHFLOWS_CONFIGURATION_ID: '200426117314086912',
      CASHFLOWS_API_KEY: 'key',
      VERCEL_AUTOMATION_BYPASS_SECRET: 'secret',
    }
    const bypass = (source: Record<string, string>) => read(source).cashflows.protectionBypass
    expect(bypass({ ...account, VERCEL_ENV: 'preview' })).toBe('secret')
    expect(bypass({ ...account, VERCEL_ENV: 'production' })).toBeUndefined()
    expect(bypass({ ...account, VERCEL_ENV: 'preview', CASHFLOWS_ENVIRONMENT: '' })).toBeUndefined()
  })

  it('needs a PostgreSQL on Vercel, which keeps no files', () => {
    expect(() => read({ VERCEL: '1', VERCEL_URL: 'shop-abc.vercel.app' })).toThrow(
      /DATABASE_URL is required on Vercel/,
    )
  })
})

describe('the one address of the shop', () => {
  const address = (variables: Record<string, string>) => shopAddress(read(variables))
  const named = { APP_URL: 'https://shop.example', NODE_ENV: 'production' }

  it('is APP_URL in production', () => {
    expect(address(named)).toBe('https://shop.example')
  })

  it('is any where nobody has said it, on the machine of a developer, and on Vercel', () => {
    expect(address({ ...named, APP_URL: '' })).toBeUndefined()
    expect(address({ ...named, NODE_ENV: 'development' })).toBeUndefined()
    vi.stubEnv('VERCEL', '1')
    expect(address(named)).toBeUndefined()
  })
})

describe('the gateway', () => {
  it.each([
    ['integration', 'https://gateway-int.cashflows.com'],
    ['production', 'https://gateway.cashflows.com'],
  ])('of %s stands at %s', (environment, host) => {
    expect(read({ ...live, CASHFLOWS_ENVIRONMENT: environment }).cashflows.gatewayUrl).toBe(host)
  })

  it('stands where CASHFLOWS_GATEWAY_URL says, in every environment', () => {
    const variables = {
      ...live,
      CASHFLOWS_ENVIRONMENT: 'integration',
      CASHFLOWS_GATEWAY_URL: 'https://gateway-inta.cashflows.com/',
    }
    expect(read(variables).cashflows.gatewayUrl).toBe('https://gateway-inta.cashflows.com')
  })
})

describe('a demonstration', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['simulator', true],
    ['integration', true],
    ['production', false],
  ])('is the shop with CASHFLOWS_ENVIRONMENT=%s: %s', (name, expected) => {
    vi.stubEnv('CASHFLOWS_ENVIRONMENT', name)
    expect(isDemonstration()).toBe(expected)
  })

  const runningIn = (name: string) => read({ ...live, CASHFLOWS_ENVIRONMENT: name })

  it.each([
    ['simulator', 'simulator'],
    ['simulator', 'integration'],
    ['production', 'production'],
  ])('or not: a build for %s runs in %s', (builtFor, name) => {
    expect(() => checkBuild(runningIn(name), builtFor)).not.toThrow()
  })

  it.each([
    ['simulator', 'production'],
    ['integration', 'production'],
    ['production', 'simulator'],
  ])('or not: a build for %s does not run in %s, and how to mend it is said', (builtFor, name) => {
    expect(() => checkBuild(runningIn(name), builtFor)).toThrow(
      `Build again with CASHFLOWS_ENVIRONMENT=${name}.`,
    )
  })
})

describe('the addresses of notifications', () => {
  const integration = { ...live, CASHFLOWS_ENVIRONMENT: 'integration' }

  it('are not looked at with the simulator, and logged with Cashflows, unless it is said otherwise', () => {
    expect(read().notificationAddresses).toBe('off')
    expect(read(integration).notificationAddresses).toBe('log')
    expect(read({ ...integration, CASHFLOWS_NOTIFICATION_ADDRESSES: 'off' }).notificationAddresses).toBe(
      'off',
    )
  })

  it('can be enforced only where a header of a proxy is named', () => {
    const enforced = { ...integration, CASHFLOWS_NOTIFICATION_ADDRESSES: 'enforce' }
    expect(() => read(enforced)).toThrow(/CLIENT_ADDRESS_HEADER is required when/)
    expect(read({ ...enforced, CLIENT_ADDRESS_HEADER: 'X-Real-IP' })).toMatchObject({
      notificationAddresses: 'enforce',
      clientAddressHeader: 'x-real-ip',
    })
  })

  it('stand on Vercel in a header that no client can write', () => {
    const vercel = { VERCEL: '1', VERCEL_URL: 'a.vercel.app', DATABASE_URL: 'postgresql://localhost/shop' }
    expect(read(vercel).clientAddressHeader).toBe('x-vercel-forwarded-for')
    expect(read().clientAddressHeader).toBeUndefined()
  })
})

describe('a configuration that is wrong', () => {
  it.each(['CASHFLOWS_CONFIGURATION_ID', 'CASHFLOWS_API_KEY', 'APP_URL'])(
    'names %s when Cashflows’ own gateway needs it',
    (name) => {
      const variables = { ...live, CASHFLOWS_ENVIRONMENT: 'integration', [name]: '' }
      expect(() => read(variables)).toThrow(
        new RegExp(`^The configuration is not complete[^]*\\n {2}${name} is required`),
      )
    },
  )

  it.each([
    ['APP_URL', 'shop.example'],
    ['APP_URL', 'javascript:alert(1)'],
    ['CASHFLOWS_ENVIRONMENT', 'sandbox'],
    ['CASHFLOWS_CONFIGURATION_ID', '12345'],
    ['CASHFLOWS_GATEWAY_URL', 'gateway'],
    ['CASHFLOWS_NOTIFICATION_ADDRESSES', 'on'],
    ['CLIENT_ADDRESS_HEADER', 'x real ip'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://localhost/shop'],
    ['DATABASE_URL', 'postgresql://anna:a#b@localhost/shop'],
    ['DATABASE_URL', 'postgresql://anna:100%@localhost/shop'],
    ['SESSION_PASSWORD', 'short'],
    ['SESSION_PASSWORD_PREVIOUS', 'short'],
  ])('names %s when it is “%s”, and how it must be', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`\\n {2}${name} must `))
  })

  it('names every variable that is wrong at once', () => {
    expect(() => read({ APP_URL: 'x', DATABASE_URL: 'y' })).toThrow(/APP_URL[\s\S]*DATABASE_URL/)
  })

  it('never repeats a secret', () => {
    const variables = { SESSION_PASSWORD: 'hunter2', DATABASE_URL: 'mysql://anna:hunter3@localhost/shop' }
    expect(() => read(variables)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/hunter/) }),
    )
  })

  it('asks for nothing that the shop can make for itself', () => {
    expect(read({ NODE_ENV: 'production' })).toMatchObject({ sessionPassword: undefined, isProduction: true })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(read({ APP_URL: '', CASHFLOWS_ENVIRONMENT: '', PORT: '' }).appUrl).toBe('http://localhost:3000')
  })
})

it.each([
  ['a path', 'https://shop.example/shop'],
  ['a query', 'https://shop.example?a=b'],
  ['a fragment', 'https://shop.example#top'],
  ['a user', 'https://user@shop.example'],
])('rejects an APP_URL with %s and says why', (_what, url) => {
  expect(() => read({ APP_URL: url })).toThrow(/APP_URL must end after the host/)
})

it.each([
  'https://shop.example',
  'https://shop.example/',
  'http://localhost:3000',
  'https://Shop.example:8443',
])('takes the APP_URL %s', (url) => {
  expect(read({ APP_URL: url }).appUrl).toBe(url.replace(/\/$/, ''))
})

it.each([
  'http://shop.example',
  'https://localhost:3000',
  'https://127.0.0.1',
  'https://192.168.1.20',
  'https://172.20.0.2',
  'https://[::1]',
  'https://shop',
  'https://shop.local',
])('rejects the APP_URL %s where Cashflows must reach it', (url) => {
  expect(() => read({ ...live, APP_URL: url, CASHFLOWS_ENVIRONMENT: 'integration' })).toThrow(
    /APP_URL must be/,
  )
})

it('sends browsers to another address of the gateway than the server calls, where one is set', () => {
  const gatewayUrl = 'http://simulator:4000'
  expect(read({ CASHFLOWS_GATEWAY_URL: gatewayUrl }).cashflows.publicUrl).toBe(gatewayUrl)
  const publicUrl = 'http://localhost:4000'
  expect(
    read({ CASHFLOWS_GATEWAY_URL: gatewayUrl, CASHFLOWS_PUBLIC_URL: publicUrl }).cashflows,
  ).toMatchObject({ gatewayUrl, publicUrl })
})

it('has notifications sent to another address than shoppers, where one is set', () => {
  const APP_URL = 'http://localhost:3000'
  expect(read({ APP_URL }).cashflows.notificationUrl).toBe(APP_URL)
  const notificationUrl = 'http://shop:3000'
  expect(read({ APP_URL, CASHFLOWS_NOTIFICATION_URL: notificationUrl })).toMatchObject({
    appUrl: APP_URL,
    cashflows: { notificationUrl },
  })
  expect(() =>
    read({ ...live, CASHFLOWS_ENVIRONMENT: 'integration', CASHFLOWS_NOTIFICATION_URL: notificationUrl }),
  ).toThrow(/CASHFLOWS_NOTIFICATION_URL must be/)
})

describe('the database on Vercel', () => {
  const [pooled, direct] = ['postgresql://pooler/shop', 'postgresql://server/shop']

  it.each([
    [{ DATABASE_URL: pooled, DATABASE_URL_UNPOOLED: direct }, direct],
    [{ POSTGRES_URL: pooled, POSTGRES_URL_NON_POOLING: direct }, direct],
    [{ POSTGRES_URL: pooled }, pooled],
    // The other spelling may be of another database.
    [
      {
        DATABASE_URL: pooled,
        POSTGRES_URL: 'postgresql://other/x',
        POSTGRES_URL_NON_POOLING: 'postgresql://other/y',
      },
      pooled,
    ],
  ])('is what an integration names in %j', (variables, directDatabaseUrl) => {
    const vercel = { VERCEL: '1', VERCEL_URL: 'shop-abc.vercel.app' }
    expect(read({ ...vercel, ...variables } as Record<string, string>)).toMatchObject({
      databaseUrl: pooled,
      directDatabaseUrl,
    })
  })
})

it('the gateway is mounted where it is the simulator of the shop itself', () => {
  const isMounted = (source: Record<string, string>) => read(source).cashflows.isMounted
  expect(isMounted({})).toBe(true)
  expect(
    isMounted({ APP_URL: 'https://shop.example', CASHFLOWS_GATEWAY_URL: 'https://shop.example/simulator' }),
  ).toBe(true)
  expect(isMounted({ CASHFLOWS_GATEWAY_URL: 'http://localhost:4000' })).toBe(false)
})
