// @module-tag slow

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from 'cashflows-postgres/kit/free-port'
import { expect, it, vi } from 'vitest'
import { Clocks } from '../clock/clock.ts'
import { TrialMerchant } from '../conformance/merchant.ts'
import { openSimulatorStore } from '../database/database.ts'
import { readEnvironment } from '../environment.ts'
import { health } from '../health.ts'
import { listen, listenError } from '../listen.ts'
import { variablesOf } from '../options.ts'
import { packageVersion } from '../package-files.ts'
import { configurationId } from '../testing/simulator.ts'
import { GatewayClient } from './gateway-client.ts'
import { type RunningSimulator, startSimulator } from './start-simulator.ts'

it('starts simulators side by side on free ports, resets one without the other, and ends both', async () => {
  const [one, other] = await Promise.all([startSimulator(), startSimulator()])
  try {
    for (const { url, configurationId, apiKey } of [one, other]) {
      const gateway = new GatewayClient(url, { configurationId, apiKey })
      await new TrialMerchant(gateway).start()
    }
    await one.reset()
    expect((await one.control.listJobs()).jobs).toHaveLength(0)
    expect((await other.control.listJobs()).jobs).toHaveLength(1)
  } finally {
    await Promise.all([one.close(), other.close()])
  }
  await expect(fetch(one.url)).rejects.toThrow()
})

it('says that it is healthy, which version it is, what keeps its data and what time it has', async () => {
  const simulator = await startSimulator()
  try {
    const response = await fetch(`${simulator.url}/health`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { clock, ...rest } = await response.json()
    expect(rest).toEqual({ status: 'ok', version: packageVersion(), store: 'memory' })
    expect(Date.parse(clock)).not.toBeNaN()
  } finally {
    await simulator.close()
  }
})

it('says that it cannot work where its store does not respond', async () => {
  const store = await openSimulatorStore({ dataDirectory: 'memory' })
  await store.close()
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const response = await health(store, new Clocks().of(configurationId)).request('/')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ status: 'unavailable', store: 'memory' })
  expect(log).toHaveBeenCalled()
  log.mockRestore()
})

it.each([
  [{ trustProxy: true }, 'https://pay.example'],
  [{}, undefined],
  [{ trustProxy: true, publicUrl: 'https://public.example' }, 'https://public.example'],
])('with %o, behind a proxy its links lead to %s', async (options, expected) => {
  const simulator = await startSimulator(options)
  try {
    const headers = { 'x-forwarded-host': 'pay.example', 'x-forwarded-proto': 'https' }
    const page = await (await fetch(simulator.url, { headers })).text()
    const { port } = new URL(simulator.url)
    expect(page).toContain(`${expected ?? `http://localhost:${port}`}/api/gateway`)
  } finally {
    await simulator.close()
  }
})

it('names an option that is wrong, and a port that is taken', async () => {
  await expect(startSimulator({ port: -1 })).rejects.toThrow(/PORT/)
  const simulator = await startSimulator({ control: 'off' })
  try {
    const port = Number(new URL(simulator.url).port)
    await expect(startSimulator({ port })).rejects.toThrow(
      `Port ${port} is taken. Choose another one: --port`,
    )
    await expect(simulator.reset()).rejects.toThrow(/404/)
  } finally {
    await simulator.close()
  }
})

it('names a port that there is in place of one that it cannot have', () => {
  const error = (code: string) => Object.assign(new Error(`listen ${code}`), { code })
  expect(listenError(error('EADDRINUSE'), 65535).message).toMatch(/^Port 65535 is taken\. .*--port 65534/)
  expect(listenError(error('EACCES'), 80).message).toMatch(
    /^This user may not listen on port 80\. .*--port 4000/,
  )
})

/** A call that creates a payment job, of which the simulator has the headers. */
async function beginToCreate({ url, configurationId, apiKey }: RunningSimulator) {
  const body = '{"amountToCollect":"1.00","currency":"GBP","order":{"orderNumber":"A-1"}}'
  const call = request(`${url}/api/gateway/payment-jobs`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      configurationid: configurationId,
      hash: createHash('sha512').update(`${apiKey}${body}`).digest('hex'),
      // Node answers it once the request is under way.
      expect: '100-continue',
    },
  })
  call.flushHeaders()
  const answer = once(call, 'response').then(([response]) => response.statusCode)
  answer.catch(() => {})
  await once(call, 'continue')
  return { answer, end: () => call.end(body) }
}

it('ends a request that is under way before it closes, and takes no other', async () => {
  const simulator = await startSimulator()
  const { answer, end } = await beginToCreate(simulator)
  const closed = simulator.close()
  await expect(fetch(simulator.url)).rejects.toThrow()
  end()
  expect(await answer).toBe(201)
  await closed
})

it('closes within seconds though a request never ends', async () => {
  const simulator = await startSimulator()
  const { answer } = await beginToCreate(simulator)
  await simulator.close()
  await expect(answer).rejects.toThrow()
}, 60_000)

it('does not wait for connections on which nothing is asked', async () => {
  const simulator = await startSimulator()
  const socket = connect(Number(new URL(simulator.url).port), 'localhost')
  await once(socket, 'connect')
  // Only what the server sends later tells that it has taken the connection.
  await fetch(simulator.url).then((response) => response.text())
  await simulator.close()
}, 60_000)

it('resets to what it was at the start with a seed, and of one configuration to what the seed has of that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'))
  const file = join(folder, 'seed.yaml')
  const own = '261126100000000001'
  const job = 'request: { amountToCollect: 1, currency: GBP }'
  writeFileSync(
    file,
    `at: 2026-11-26T12:00:00Z
configurations:
  - settings: { merchantName: Marram }
  - { configurationId: ${own}, apiKey: second-key, settings: { attempts: 2 } }
jobs:
  - { reference: 261121000000000001, ${job} }
  - { configurationId: ${own}, reference: 261121000000000002, ${job} }`,
  )
  const simulator = await startSimulator({ seed: file })
  const { control } = simulator
  const state = async () => {
    const { configurations } = await control.listConfigurations()
    return Promise.all(
      configurations.map(async ({ configurationId, apiKey, settings }) => {
        const { jobs } = await control.listJobs({ configurationId })
        return { configurationId, apiKey, settings, jobs: jobs.map(({ reference }) => reference) }
      }),
    )
  }
  try {
    const [first, second] = await state()
    expect(second?.jobs).toEqual(['261121000000000002'])
    await control.changeSettings({ configurationId: own, attempts: 4 })
    await control.changeSettings({ configurationId, merchantName: 'Another' })
    await control.reset({ configurationId: own })
    expect(await state()).toEqual([
      { ...first, settings: { ...first?.settings, merchantName: 'Another' } },
      second,
    ])
    await simulator.reset()
    expect(await state()).toEqual([first, second])
  } finally {
    await simulator.close()
    rmSync(folder, { recursive: true })
  }
})

it('says in a sentence that the database is away', async () => {
  const databaseUrl = `postgresql://localhost:${await freePort()}/simulator`
  await expect(startSimulator({ databaseUrl })).rejects.toThrow(/^Nobody listens at .*ECONNREFUSED/)
})

it.each([
  [{}, (url: string) => `${url}/portal/first-owner?token=`],
  [{ publicUrl: 'https://pay.example' }, () => 'https://pay.example/portal/first-owner?token='],
  // Nobody but the proxy knows where, and the host that a stranger’s request names must not stand in the log.
  [{ trustProxy: true }, () => 'becomes its first Owner: /portal/first-owner?token='],
])('with %o, the first Owner’s link leads to where the Portal is', async (options, expected) => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const environment = readEnvironment({
    ...variablesOf({ port: 0, memory: true, ...options }),
    NODE_ENV: 'production',
  })
  const simulator = await listen(environment)
  try {
    await fetch(`${simulator.url}/portal/sign-in`, { headers: { 'x-forwarded-host': 'stranger.example' } })
    expect(log.mock.lastCall?.[0]).toContain(expected(simulator.url))
  } finally {
    await simulator.close()
    log.mockRestore()
  }
})

it('shows in the Portal the configuration that an address names, and goes on with it', async () => {
  const simulator = await startSimulator()
  try {
    const { configurationId, apiKey } = await simulator.control.createConfiguration()
    await new TrialMerchant(new GatewayClient(simulator.url, { configurationId, apiKey })).start()
    const [job] = (await simulator.control.listJobs({ configurationId })).jobs
    const visit = (path: string, cookie = '', method = 'GET') =>
      fetch(`${simulator.url}/portal${path}`, {
        method,
        redirect: 'manual',
        headers: { cookie, origin: simulator.url },
      })
    const session = (await visit('/sign-in/demonstration', '', 'POST')).headers.getSetCookie().join('; ')
    expect(await (await visit('/transactions', session)).text()).not.toContain(job?.reference)
    const named = await visit(`/transactions?configuration=${configurationId}`, session)
    expect(await named.text()).toContain(job?.reference)
    const both = [session, ...named.headers.getSetCookie()].join('; ')
    expect(await (await visit('/transactions', both)).text()).toContain(job?.reference)
    expect((await visit('/transactions?configuration=200426117314086913', session)).status).toBe(404)
  } finally {
    await simulator.close()
  }
})
