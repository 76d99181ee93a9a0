// @module-tag slow

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onEveryStore, propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { PaymentsModel } from '../testing/payments-model.ts'
import { authenticationOutcomes, type PaymentJob } from './payment-job.ts'
import { simulatedOutcomes } from './shopper-actions.ts'

const minute = 60_000
const day = 24 * 60 * minute
const runs = propertyRuns(60)

/** The shop: what it acknowledged, and whether it does. */
const shop = { acknowledges: true, hasRejected: false, acknowledged: [] as string[] }

interface Real {
  simulator: PaymentsModel
}
type Command = fc.AsyncCommand<Record<string, never>, Real>

const command = (name: string, run: (simulator: PaymentsModel) => unknown): Command => ({
  check: () => true,
  run: async (_, { simulator }) => {
    await run(simulator)
  },
  toString: () => name,
})

/** Does something to the nth job, when there is one. */
const onJob = (
  name: string,
  index: number,
  act: (simulator: PaymentsModel, job: PaymentJob) => Promise<unknown>,
) =>
  command(`${name} job ${index}`, async (simulator) => {
    const job = simulator.jobs[index % Math.max(1, simulator.jobs.length)]
    if (job) await act(simulator, job)
  })

const card = {
  maskedNumber: '400000****0002',
  brand: 'Visa',
  type: 'Credit',
  expiryMonth: '05',
  expiryYear: '2099',
} as const

const index = fc.nat(2)
const pence = fc.oneof(fc.constantFrom(1, 50, 99, 100), fc.nat(120))
const part = fc.option(
  pence.map((amount) => Math.max(1, amount)),
  { nil: undefined },
)

const money: fc.Arbitrary<Command>[] = [
  fc
    .tuple(index, part, fc.boolean())
    .map(([at, amount, isFinal]) =>
      onJob(`capture ${amount ?? 'the rest'}${isFinal ? ' finally' : ''} of`, at, (simulator, job) =>
        simulator.capture(job, amount, isFinal),
      ),
    ),
  fc
    .tuple(index, part)
    .map(([at, amount]) =>
      onJob(`refund ${amount ?? 'the rest'} of`, at, (simulator, job) => simulator.refund(job, amount)),
    ),
]

const commands: fc.Arbitrary<Command>[] = [
  fc
    .tuple(pence, fc.constantFrom('PAID', 'RESERVED', undefined))
    .map(([amount, status]) =>
      command(`create ${amount} ${status ?? ''}`, (simulator) => simulator.create(amount, status)),
    ),
  fc
    .tuple(index, fc.constantFrom(...simulatedOutcomes, 'Successful' as const))
    .map(([at, outcome]) =>
      onJob(`${outcome} of`, at, (simulator, job) =>
        simulator.attempt(() => simulator.payments.simulate(job, outcome)),
      ),
    ),
  fc
    .tuple(index, fc.constantFrom('Luke Skywalker', 'Han Solo', 'Darth Maul'))
    .map(([at, holderName]) =>
      onJob(`${holderName} pays`, at, (simulator, job) =>
        simulator.attempt(() => simulator.payments.submitCard(job, { ...card, holderName })),
      ),
    ),
  fc
    .tuple(index, fc.constantFrom(...authenticationOutcomes))
    .map(([at, outcome]) =>
      onJob(`authentication ${outcome} of`, at, (simulator, job) =>
        simulator.attempt(() => simulator.payments.authenticate(job, outcome)),
      ),
    ),
  index.map((at) =>
    onJob('wallet pays', at, (simulator, job) =>
      simulator.attempt(() => simulator.payments.payByOther(job, 'ApplePay')),
    ),
  ),
  index.map((at) =>
    onJob('shopper cancels', at, (simulator, job) =>
      simulator.attempt(() => simulator.payments.cancelByShopper(job)),
    ),
  ),
  index.map((at) =>
    onJob('cancel', at, (simulator, job) => simulator.attempt(() => simulator.payments.cancelJob(job))),
  ),
  index.map((at) =>
    onJob('cancel the first payment of', at, (simulator, job) =>
      simulator.attempt(() => simulator.payments.cancelPayment(job, job.payments[0].reference)),
    ),
  ),
  // Twice as often as the others.
  ...money,
  ...money,
  index.map((at) =>
    onJob('expire', at, (simulator, job) => simulator.attempt(() => simulator.payments.expire(job))),
  ),
  fc.constant(
    command('expire what is due', (simulator) => simulator.attempt(() => simulator.payments.expireDue())),
  ),
  fc
    .constantFrom(minute, 60 * minute, day, 8 * day, 200 * day)
    .map((time) => command(`wind ${time / minute} minutes`, (simulator) => simulator.wind(time))),
  fc.boolean().map((on) => command(`auto capture ${on}`, (simulator) => simulator.setAutoCapture(on))),
  fc.constant(command('restart', (simulator) => simulator.restart())),
  fc.constant(command('send', (simulator) => simulator.send())),
  fc.boolean().map((on) =>
    command(`shop ${on ? 'acknowledges' : 'rejects'}`, () => {
      shop.acknowledges = on
    }),
  ),
]

onEveryStore('whatever happens to payments', simulatorStore, (database) => {
  let server: Server
  let url: string

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const body = await text(request)
      if (!shop.acknowledges) {
        shop.hasRejected = true
        response.writeHead(500).end()
        return
      }
      shop.acknowledged.push(JSON.parse(body).paymentReference)
      response.end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => server.close())

  it('sums hold, no status leaves its lifecycle, and each change is acknowledged exactly once', async () => {
    const steps = fc.commands(commands, { maxCommands: 40, size: 'max' })
    const property = fc.asyncProperty(steps, async (drawn) => {
      Object.assign(shop, { acknowledges: true, hasRejected: false, acknowledged: [] })
      const simulator = await PaymentsModel.open(database(), url)
      await simulator.create(100)
      await simulator.create(50, 'RESERVED')
      await simulator.create(100, 'PAID')
      await fc.asyncModelRun(() => ({ model: {}, real: { simulator } }), drawn)
      shop.acknowledges = true
      for (let week = 0; week < 5; week++) {
        await simulator.send()
        simulator.wind(7 * day)
      }
      await simulator.check()
      await simulator.expectNotified(shop.acknowledged, shop.hasRejected)
    })
    await fc.assert(property, { numRuns: runs, endOnFailure: runs > 100 })
  }, 600_000)
})
