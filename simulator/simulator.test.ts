import { openPostgres, type Postgres } from 'cashflows-postgres'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'
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
) {
  const environment = readEnvironment({ ...variables, DATABASE_URL: '', DATA_DIR: 'memory' })
  simulator = await openSimulator(environment, { postgres, ...(publicUrl !== undefined && { publicUrl }) })
  return simulator.fetch(new Request(address, init))
}

it('has no control in production', async () => {
  const response = await answer({ NODE_ENV: 'production' }, 'http://localhost:4000/control/clock')
  expect(response.status).toBe(404)
})

it('has control where it is asked for, below its own address', async () => {
  const shop = 'http://localhost:3000/simulator'
  const response = await answer({ SIMULATOR_CONTROL: 'on' }, `${shop}/control/clock`, shop)
  expect(await response.json()).toEqual({ now: expect.any(String) })
})

it('has no editor of the appearance in production', async () => {
  const response = await answer({ NODE_ENV: 'production' }, 'http://localhost:4000/portal/appearance')
  expect(response.status).toBe(404)
})

it('changes no appearance for a page of another site', async () => {
  const init = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
  const response = await answer({}, 'http://localhost:4000/portal/appearance', undefined, init)
  expect(response.status).toBe(403)
})
