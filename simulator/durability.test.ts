// @module-tag slow

import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase } from 'cashflows-postgres/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openMailbox } from './conformance/mailbox.ts'
import type { StartedJob, TrialMerchant } from './conformance/merchant.ts'
import { openSimulatorStore } from './database/database.ts'
import { notification } from './notifications/tables.ts'
import { type SimulatorWithMerchant, startSimulatorWithMerchant } from './testing/simulator-process.ts'

const rounds = Number(process.env.KILL_ROUNDS ?? 2)
/** At least so many are created before the kill, three times as many at the most: so no machine is too slow for it. */
const jobsOfRound = 10
const server = process.env.TEST_DATABASE_URL
const job = z.looseObject({ data: z.looseObject({ paymentStatus: z.string() }) })

describe.each(['PGlite on disk', ...(server ? ['PostgreSQL'] : [])])(
  'a simulator that is killed, on %s',
  (kind) => {
    let dataDirectory: string
    let databaseUrl: string | undefined
    let dropDatabase = async () => {}
    let mailbox: Awaited<ReturnType<typeof openMailbox>>
    let simulator: SimulatorWithMerchant | undefined
    /** What a job may be found as: what was answered last, and what was asked for but not answered. */
    const possible = new Map<string, string[]>()

    beforeAll(async () => {
      dataDirectory = mkdtempSync(join(tmpdir(), 'simulator-killed-'))
      mailbox = await openMailbox()
      if (kind === 'PostgreSQL' && server) {
        const database = await makeDatabase(server)
        databaseUrl = database.url
        dropDatabase = database.drop
      }
    })
    afterAll(async () => {
      await simulator?.kill()
      await mailbox.close()
      await dropDatabase()
      rmSync(dataDirectory, { recursive: true, force: true })
    })

    /** Creates jobs and pays or cancels them until the simulator is gone. */
    async function shopOn(merchant: TrialMerchant): Promise<void> {
      try {
        for (;;) {
          const started = await merchant.start({ parameters: { webhookUrl: mailbox.url } })
          possible.set(started.reference, ['Pending'])
          const isPaid = randomInt(4) > 0
          const status = isPaid ? 'Paid' : 'Cancelled'
          possible.set(started.reference, ['Pending', status])
          if ((await finish(merchant, started, isPaid)).status < 400)
            possible.set(started.reference, [status])
        }
      } catch {
        // The connection broke: the simulator was killed.
      }
    }

    const finish = (merchant: TrialMerchant, started: StartedJob, isPaid: boolean) =>
      isPaid
        ? merchant.visit(started, '/simulate', { outcome: 'Successful' })
        : merchant.call('PATCH', `${started.path}/cancel`)

    /** What the dead process was sending belongs to it for a while; that while is over now. */
    async function forgetClaims(): Promise<void> {
      const store = await openSimulatorStore({ databaseUrl, dataDirectory })
      await store.database.update(notification).set({ claimedUntil: null })
      await store.close()
    }

    it(
      `remembers every answer that it gave, and every notification arrives, after ${rounds} kills`,
      async () => {
        for (let round = 0; round < rounds; round++) {
          simulator = await startSimulatorWithMerchant({ dataDirectory, databaseUrl })
          const { merchant } = simulator
          const shoppers = Array.from({ length: 4 }, () => shopOn(merchant))
          const enough = possible.size + randomInt(jobsOfRound, 3 * jobsOfRound)
          await vi.waitUntil(() => possible.size >= enough, { timeout: 120_000, interval: 1 })
          await simulator.kill()
          await Promise.all(shoppers)
        }
        await forgetClaims()
        simulator = await startSimulatorWithMerchant({ dataDirectory, databaseUrl })
        expect(possible.size).toBeGreaterThanOrEqual(rounds * jobsOfRound)
        for (const [reference, statuses] of possible) {
          const { json } = await simulator.merchant.call('GET', `/payment-jobs/${reference}`)
          const { paymentStatus } = job.parse(json).data
          expect(statuses).toContain(paymentStatus)
          if (paymentStatus === 'Pending') continue
          expect((await mailbox.notificationOf(reference)).json).toMatchObject({
            paymentJobReference: reference,
          })
        }
      },
      rounds * 180_000,
    )
  },
)
