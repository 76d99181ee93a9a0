import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres, type Postgres } from 'cashflows-postgres'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { activityEntry } from './activity/tables.ts'
import { defaultTheme } from './branding/theme.ts'
import { simulatorStore } from './database/database.ts'
import { defaultCredentials, readEnvironment } from './environment.ts'
import { guardLimits } from './guard.ts'
import { openSimulator, type Simulator } from './simulator.ts'

// Opened once, since that takes an embedded one a second of the processor.
let postgres: Postgres
beforeAll(async () => {
  postgres = await openPostgres({})
})
afterAll(() => postgres.close())

let simulator: Simulator | undefined
afterEach(() => simulator?.close())

async function answer(
  variables: Record<string, string>,
  address: string,
  publicUrl?: string,
  init?: RequestInit,
  ownOrigins: string[] = [],
) {
  const environment = readEnvironment({ ...variables, DATABASE_URL: '', DATA_DIR: 'memory' })
  simulator = await openSimulator(environment, {
    postgres,
    ownOrigins,
    ...(publicUrl !== undefined && { publicUrl }),
  })
  return simulator.fetch(new Request(address, init))
}

const jobsUrl = 'http://localhost:4000/api/gateway/payment-jobs'

/** A call that creates a payment job, with the key that everybody knows. */
function newJob(request: object = {}): RequestInit {
  const body = JSON.stringify({ amountToCollect: '1.00', currency: 'GBP', ...request })
  const { configurationId, apiKey } = defaultCredentials
  const hash = createHash('sha512')
    .update(apiKey + body)
    .digest('hex')
  return { method: 'POST', headers: { configurationId, hash }, body }
}

it('has no control in production', async () => {
  const response = await answer({ NODE_ENV: 'production' }, 'http://localhost:4000/control/clock')
  expect(response.status).toBe(404)
})

it.each([
  ['/', undefined],
  ['/sim', 'http://localhost:4000/sim'],
  ['/sim/', 'http://localhost:4000/sim'],
])('welcomes whoever opens it at %s', async (path, publicUrl) => {
  const response = await answer({}, `http://localhost:4000${path}`, publicUrl)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(`${publicUrl ?? 'http://localhost:4000'}/api/gateway`)
})

it('has control where it is asked for, below its own address', async () => {
  const shop = 'http://localhost:3000/simulator'
  const response = await answer({ SIMULATOR_CONTROL: 'on' }, `${shop}/control/clock`, shop)
  expect(await response.json()).toEqual({ now: expect.any(String) })
})

it.each(['/health', '/simulator/health'])(
  'says at %s how it is, where others see it below a path',
  async (path) => {
    const url = 'https://pay.example/simulator'
    expect((await answer({}, `http://127.0.0.1:4000${path}`, url)).status).toBe(200)
  },
)

it('begins with what a seed file says, each time the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'))
  const path = join(folder, 'seed.yaml')
  writeFileSync(
    path,
    `at: 2026-11-26T12:00:00Z
jobs:
  - reference: 261121000000000009
    request: { amountToCollect: 10.00, currency: GBP, order: { orderNumber: seeded } }
    happened: [{ complete: { outcome: Declined } }]`,
  )
  try {
    for (let start = 0; start < 2; start++) {
      const jobs = await answer(
        { SIMULATOR_SEED: path },
        'http://localhost:4000/control/jobs?orderNumber=seeded',
      )
      expect(await jobs.json()).toMatchObject({
        jobs: [{ reference: '261121000000000009', status: 'Declined' }],
      })
      await simulator?.close()
    }
    simulator = undefined
    writeFileSync(path, 'at: never')
    const start = answer({ SIMULATOR_SEED: path }, 'http://localhost:4000/control/jobs')
    await expect(start).rejects.toThrow(`The seed file ${path} is not used:\n  at: must be a date and time`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('asks whoever wants to edit the appearance to sign in', async () => {
  const response = await answer({ NODE_ENV: 'production' }, 'http://localhost:4000/portal/appearance')
  expect(response.headers.get('location')).toBe('/portal/sign-in?from=%2Fappearance')
})

it('writes the link of the first Owner into its log with the address that it knows, or with none, whatever host a visitor names', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const shop = 'https://shop.example/simulator'
  await answer({ NODE_ENV: 'production' }, 'https://evil.example/simulator/portal/sign-in', shop)
  expect(log.mock.lastCall?.[0]).toContain(': https://shop.example/simulator/portal/first-owner?token=')
  await simulator?.close()
  await answer({ NODE_ENV: 'production' }, 'https://evil.example/portal/sign-in')
  expect(log.mock.lastCall?.[0]).toContain(': /portal/first-owner?token=')
  log.mockRestore()
})

it('sends shoppers to other networks in plain text in development only', async () => {
  const job = newJob({ parameters: { returnUrlSuccess: 'http://shop.ddev.site/thanks' } })
  expect((await answer({}, jobsUrl, undefined, job)).status).toBe(201)
  await simulator?.close()
  const rejected = await answer({ NODE_ENV: 'production' }, jobsUrl, undefined, job)
  expect(rejected.status).toBe(400)
  expect(await rejected.text()).toContain('must be an https address')
})

it('creates no job for strangers that leads elsewhere than to its own origins', async () => {
  const shop = 'https://shop.example/simulator'
  const create = (webhookUrl: string) => {
    const init = newJob({ parameters: { webhookUrl } })
    const own = ['http://shop:3000/']
    return answer({ SIMULATOR_PUBLIC: 'yes' }, `${shop}/api/gateway/payment-jobs`, shop, init, own)
  }
  for (const own of ['https://shop.example/hook', 'http://shop:3000/hook']) {
    expect((await create(own)).status).toBe(201)
    await simulator?.close()
  }
  expect((await create('https://elsewhere.example/hook')).status).toBe(400)
})

it('records what strangers send no further than its guard lets it', async () => {
  const init = newJob({ parameters: { extra: 'long '.repeat(1_000) } })
  const created = await answer({ SIMULATOR_PUBLIC: 'yes' }, jobsUrl, undefined, init)
  const { data } = await created.json()
  await simulator?.close()
  const database = await postgres.attach(simulatorStore)
  const [entry] = await database
    .select({ detail: activityEntry.detail })
    .from(activityEntry)
    .where(eq(activityEntry.paymentJobReference, data.reference))
  const kept = new RegExp(`^.{${guardLimits.bodyLength}}…$`)
  expect(entry?.detail).toMatchObject({ request: expect.stringMatching(kept) })
})

it('pays in the theme of the shop that comes with it, and without one in its own', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const brandOf = async (theme: unknown) => {
    const environment = readEnvironment({ DATABASE_URL: '', DATA_DIR: 'memory' })
    simulator = await openSimulator(environment, { postgres, theme })
    const { links } = await (await simulator.fetch(new Request(jobsUrl, newJob()))).json()
    const page = await (await simulator.fetch(new Request(links.action.url))).text()
    await simulator.close()
    simulator = undefined
    return /<title>.* · (.*)<\/title>/.exec(page)?.[1]
  }
  expect(await brandOf(undefined)).toBe('Demonstration merchant')
  expect(await brandOf({ businessName: 'No colours' })).toBe('Demonstration merchant')
  expect(warn.mock.lastCall?.[0]).toMatch(/theme[\s\S]*light/)
  expect(await brandOf({ ...defaultTheme, businessName: 'Marram', ofAnotherVersion: 1 })).toBe('Marram')
  warn.mockRestore()
})

/** A body of 4 MiB whose length nobody announces, and how many bytes of it were asked for. */
function endlessBody() {
  const chunk = new Uint8Array(64 * 1024)
  let sent = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= 4 * 1024 * 1024) return controller.close()
      sent += chunk.byteLength
      controller.enqueue(chunk)
    },
  })
  return { stream, sent: () => sent }
}

it.each([
  ['/payment/card', 413],
  ['/three-d-secure', 413],
  ['/portal/sign-in', 413],
  ['/portal/set-password', 413],
  ['/portal/first-owner', 413],
  ['/portal/appearance/share/token/form.en_GB.auto/payment', 413],
  ['/portal/appearance/page/import', 413],
  ['/control/reset', 413],
  ['/api/gateway/payment-jobs', 413],
  ['/api/gateway/nowhere', 413],
  [`/api/gateway/payment-intents/${'0'.repeat(128)}/payments`, 404],
  ['/', 404],
])('reads no more of what is sent to %s than it can use', async (path, status) => {
  const { stream, sent } = endlessBody()
  const init = { method: 'POST', body: stream, duplex: 'half', headers: { origin: 'http://localhost:4000' } }
  const response = await answer({}, `http://localhost:4000${path}`, undefined, init as RequestInit)
  expect(response.status).toBe(status)
  expect(sent()).toBeLessThan(1024 * 1024)
})

it.each(['/%c0%ae', '/portal/%c0%ae', '/payment/%c0%ae', '/api/gateway/payment-jobs/%c0%ae', '/control/%zz'])(
  'takes the address %s, which nobody can read, for one where nothing is',
  async (path) => {
    const { status } = await answer({}, `http://localhost:4000${path}`)
    expect(status).toBeGreaterThanOrEqual(300)
    expect(status).toBeLessThan(500)
  },
)

it('changes no appearance for a page of another site', async () => {
  const init = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
  const response = await answer({}, 'http://localhost:4000/portal/appearance', undefined, init)
  expect(response.status).toBe(403)
})
