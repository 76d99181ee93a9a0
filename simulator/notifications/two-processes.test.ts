// @module-tag slow

import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSimulatorStore } from '../database/database.ts'
import { createControlClient } from '../kit/control-client.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { type SimulatorWithMerchant, startSimulatorWithMerchant } from '../testing/simulator-process.ts'
import { notification } from './tables.ts'

const server = process.env.TEST_DATABASE_URL
const count = 40
const paid = { simulatedStatus: 'PAID' }

let dataDirectory: string
let processes: SimulatorWithMerchant[]
let shop: MerchantServer

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'simulator-processes-'))
  processes = []
  shop = new MerchantServer()
  await shop.listen()
})
afterEach(async () => {
  await Promise.all(processes.map((simulator) => simulator.kill()))
  await shop.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

async function start(databaseUrl?: string): Promise<SimulatorWithMerchant> {
  const simulator = await startSimulatorWithMerchant({ dataDirectory, databaseUrl })
  processes.push(simulator)
  return simulator
}

it('rejects a second process on an embedded store, so that no notification is sent by two', async () => {
  await start()
  await expect(start()).rejects.toThrow(/DATABASE_URL/)
})

if (server) {
  it('sends each notification once when two processes share a PostgreSQL, and loses none when one is killed', async () => {
    const database = await makeDatabase(server)
    try {
      const [one, other] = await Promise.all([start(database.url), start(database.url)])
      const underWay = new Set<string>()
      const timesReceived = new Map<string, number>()
      const held: (() => void)[] = []
      let isHolding = true
      let overlaps = 0
      shop.respond = (body: string, response: ServerResponse) => {
        const { paymentReference } = JSON.parse(body)
        if (underWay.has(paymentReference)) overlaps++
        underWay.add(paymentReference)
        timesReceived.set(paymentReference, (timesReceived.get(paymentReference) ?? 0) + 1)
        response.once('close', () => underWay.delete(paymentReference))
        const acknowledge = () => response.end(body)
        if (isHolding) held.push(acknowledge)
        else acknowledge()
      }
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          (index % 2 === 0 ? one : other).merchant.start({ parameters: { ...paid, webhookUrl: shop.url } }),
        ),
      )
      await expect.poll(() => timesReceived.size).toBe(count)
      await one.kill()
      // Meanwhile this process sees the connections that broke.
      await other.merchant.call('GET', '/supported-payment-methods')
      const lost = count - underWay.size
      isHolding = false
      for (const acknowledge of held) acknowledge()

      const store = await openSimulatorStore({ databaseUrl: database.url, dataDirectory })
      const states = async () => (await store.database.select().from(notification)).map(({ state }) => state)
      const acknowledged = async () => (await states()).filter((state) => state === 'acknowledged').length
      try {
        // What the dead process was sending belongs to it for a while; nobody else may send it yet.
        await expect.poll(acknowledged).toBe(count - lost)
        expect([...timesReceived.values()]).toEqual(Array(count).fill(1))
        await store.database.update(notification).set({ claimedUntil: null })
        await expect.poll(acknowledged).toBe(count)
      } finally {
        await store.close()
      }
      expect(lost).toBeGreaterThan(0)
      expect([...timesReceived.values()].filter((times) => times === 2)).toHaveLength(lost)
      expect(overlaps).toBe(0)
    } finally {
      await Promise.all(processes.map((simulator) => simulator.kill()))
      await database.drop()
    }
  })

  it('agrees on scenarios and on the time with another process on the same PostgreSQL', async () => {
    const database = await makeDatabase(server)
    try {
      const [one, other] = await Promise.all([start(database.url), start(database.url)])
      const control = createControlClient({ url: one.url })
      await control.injectFault({ scenario: 'error-503', orderNumber: 'A-1' })
      const rejected = () => other.merchant.create({ order: { orderNumber: 'A-1' } })
      await expect.poll(async () => (await rejected()).status).toBe(503)
      const { now } = await control.windClock({ days: 7 })
      const read = () => createControlClient({ url: other.url }).readClock()
      await expect.poll(async () => Date.parse((await read()).now) >= Date.parse(now)).toBe(true)
    } finally {
      await Promise.all(processes.map((simulator) => simulator.kill()))
      await database.drop()
    }
  })
}
