import { eq, sql } from 'drizzle-orm'
import { HTTPException } from 'hono/http-exception'
import { PaymentPages } from '../branding/payment-pages.ts'
import { Clocks } from '../clock/clock.ts'
import { completeByThreeDSecure, completePayment } from '../control/completion.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { isTaken, takenValue } from '../database/database-error.ts'
import { type Destinations, deniedTexts } from '../destinations/destinations.ts'
import { createJob } from '../gateway/create-payment-job.ts'
import { errorReport, Rejection } from '../gateway/errors.ts'
import { expectAmount } from '../gateway/payments.ts'
import { paymentServices } from '../payment-services.ts'
import { AlreadyCancelled, NotPossible } from '../payments/actions.ts'
import { readCard } from '../payments/card.ts'
import type { Configuration } from '../payments/configuration.ts'
import { Configurations } from '../payments/configurations.ts'
import { Customers, storeCard } from '../payments/customers.ts'
import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { derivedFrom } from '../payments/random.ts'
import { newReference } from '../payments/references.ts'
import { settingsAddresses } from '../payments/settings.ts'
import { paymentJob } from '../payments/tables.ts'
import { Users } from '../portal/auth/users.ts'
import { readSeedFile, type Seed, SeedError, type SeedEvent, type SeedJob } from './seed-file.ts'

/** Clocks that all stand at one moment, which the file says. */
class StoppedClocks extends Clocks {
  constructor(public moment: Date) {
    super()
  }

  override of(configurationId: string) {
    return Object.assign(super.of(configurationId), { now: () => this.moment })
  }
}

/** Where a seed is applied. */
interface Place {
  database: SimulatorDatabase
  /** The configuration that the simulator was started with, which is there already. */
  defaultConfiguration: { configurationId: string; apiKey: string }
  destinations: Destinations
}

/**
 * Reads the seed in a file.
 *
 * @returns applies it, or what it has of one configuration; throws SeedError that names the file and the place in it
 * @throws SeedError when it cannot be read, or is no seed
 */
export function seedFrom(path: string, place: Place): (configurationId?: string) => Promise<void> {
  const file = readSeedFile(path)
  return async (configurationId) => {
    try {
      await seed(configurationId === undefined ? file : partOf(file, configurationId, place), place)
    } catch (error) {
      if (!(error instanceof SeedError)) throw error
      throw new SeedError(`The seed file ${path} cannot be applied. ${error.message}`)
    }
  }
}

function partOf(file: Seed, configurationId: string, { defaultConfiguration }: Place): Seed {
  const isPart = (named: { configurationId?: string | undefined }) =>
    (named.configurationId ?? defaultConfiguration.configurationId) === configurationId
  return {
    at: file.at,
    configurations: file.configurations.filter(isPart),
    users: [],
    paymentPages: file.paymentPages.filter(isPart),
    customers: file.customers.filter(isPart),
    jobs: file.jobs.filter(isPart),
  }
}

/**
 * Makes what a seed names and what is not there yet. Settings are set each time; anything else that is there stays as it is,
 * whatever has become of it. References and tokens that the seed does not give are derived from it.
 *
 * @throws SeedError that names the place in the file; what stands before it is made
 */
export async function seed(file: Seed, place: Place): Promise<void> {
  for (const [index, given] of file.configurations.entries()) {
    await at(`configurations.${index}`, () => seedConfiguration(given, place))
  }
  for (const [index, { password, ...who }] of file.users.entries()) {
    const users = new Users(place.database, () => file.at)
    await at(`users.${index}`, () => users.ensure(who, password))
  }
  for (const [index, page] of file.paymentPages.entries()) {
    await at(`paymentPages.${index}`, () => seedPaymentPage(page, file.at, place))
  }
  for (const [index, given] of file.customers.entries()) {
    await at(`customers.${index}`, () => seedCustomer(given, file.at, place))
  }
  const times = new Map<string, number>()
  for (const [index, job] of file.jobs.entries()) {
    const name = `${job.configurationId ?? 'default'} ${job.request.order.orderNumber ?? ''}`
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    await at(`jobs.${index}`, () => seedJob(job, `${name} ${time}`, file.at, place))
  }
}

/** @throws SeedError with the place, for whatever the simulator does not accept */
async function at(where: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const sentence = sentenceOf(error)
    throw sentence === undefined ? error : new SeedError(`${where}: ${sentence}`)
  }
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Rejection) {
    return errorReport(error.errors, 'en_GB')
      .errors.map(({ message }) => message)
      .join(' ')
  }
  if (error instanceof NotPossible) return `The state of the payment does not allow it (${error.message}).`
  if (isTaken(error)) return `${takenValue(error)} is there already, and only once in all configurations.`
  if (error instanceof AlreadyCancelled) return 'It is cancelled already.'
  return error instanceof SeedError || error instanceof HTTPException ? error.message : undefined
}

async function seedConfiguration(
  { configurationId, apiKey, settings }: Seed['configurations'][number],
  { database, defaultConfiguration, destinations }: Place,
): Promise<void> {
  const denied = destinations.denied(settingsAddresses(settings))
  if (denied.length > 0) {
    const sentences = denied.map(({ name, reason }) => `settings.${name} ${deniedTexts[reason]}`)
    throw new SeedError(sentences.join('. '))
  }
  const configurations = new Configurations(database)
  const id = configurationId ?? defaultConfiguration.configurationId
  if (id === defaultConfiguration.configurationId) {
    if (apiKey !== undefined && apiKey !== defaultConfiguration.apiKey) {
      throw new SeedError(`apiKey: the one of configuration ${id} comes from CASHFLOWS_API_KEY`)
    }
  } else if (!(await configurations.find(id))) {
    if (apiKey === undefined) throw new SeedError('apiKey: is required for a configuration that is made')
    await configurations.create({ configurationId: id, apiKey }, new Date())
  }
  await configurations.set(id, settings)
}

async function seedPaymentPage(
  page: Seed['paymentPages'][number],
  now: Date,
  { database, defaultConfiguration, destinations }: Place,
): Promise<void> {
  const { configurationId } = await configurationOf(database, page.configurationId, defaultConfiguration)
  await derivedFrom(`page ${configurationId} ${page.name}`, () =>
    inTurn(database, async (transaction) => {
      const pages = new PaymentPages(transaction, new StoppedClocks(now), destinations)
      const reference = page.reference ?? newReference('paymentPage', now)
      if (await pages.find(configurationId, reference)) return
      await pages.create(configurationId, page.name, page.theme, undefined, reference)
      if (page.isPublished) await pages.publish(configurationId, reference)
      if (page.isDefault && !(await pages.makeDefault(configurationId, reference))) {
        throw new SeedError('isDefault: is for a page that is published')
      }
    }),
  )
}

async function seedCustomer(
  { configurationId: id, reference, cards }: Seed['customers'][number],
  now: Date,
  { database, defaultConfiguration }: Place,
): Promise<void> {
  const { configurationId } = await configurationOf(database, id, defaultConfiguration)
  await derivedFrom(`customer ${reference}`, () =>
    inTurn(database, async (transaction) => {
      const customers = new Customers(transaction)
      if (await customers.exists(configurationId, reference)) return
      await customers.add(configurationId, now, reference)
      for (const [index, { token, ...form }] of cards.entries()) {
        await at(`cards.${index}`, async () => {
          const isAmex = /^3[47]/.test(form.number)
          const read = readCard({ ...form, securityCode: isAmex ? '1234' : '123' }, now)
          if (!('card' in read)) {
            const problems = read.problems.map(({ field, code }) => `${field} (${code})`).join(', ')
            throw new SeedError(`the card is not accepted: ${problems}`)
          }
          const row = { configurationId, customerReference: reference, card: read.card, createdAt: now }
          await storeCard(transaction, row, token)
        })
      }
    }),
  )
}

async function seedJob(job: SeedJob, name: string, fileAt: Date, place: Place): Promise<void> {
  const { database, defaultConfiguration } = place
  const clocks = new StoppedClocks(job.createdAt ?? fileAt)
  const { configurationId } = await configurationOf(database, job.configurationId, defaultConfiguration)
  await derivedFrom(`job ${configurationId} ${name}`, () =>
    inTurn(database, async (transaction) => {
      const reference = job.reference ?? newReference('paymentJob', clocks.moment)
      const [known] = await transaction
        .select({ owner: paymentJob.configurationId })
        .from(paymentJob)
        .where(eq(paymentJob.reference, reference))
      if (known && known.owner !== configurationId) {
        throw new SeedError(`reference: is that of a payment job of configuration ${known.owner}`)
      }
      if (known) return
      const configuration = await configurationOf(transaction, configurationId, defaultConfiguration)
      const { payments } = paymentServices(transaction, clocks)
      const context = {
        payments,
        customers: new Customers(transaction),
        clocks,
        destinations: place.destinations,
      }
      let made = await createJob(context, configuration, job.request, undefined, reference)
      for (const [index, event] of job.happened.entries()) {
        clocks.moment = event.at ?? new Date(clocks.moment.getTime() + 1_000)
        await at(`happened.${index}`, async () => {
          made = await happen(made, event, payments, clocks.moment)
        })
      }
    }),
  )
}

/**
 * Lets one thing happen to a job.
 *
 * @throws Rejection for an amount that the gateway does not take
 * @throws NotPossible, AlreadyCancelled or HTTPException when the state of the job does not allow it
 */
async function happen(job: PaymentJob, event: SeedEvent, payments: Payments, now: Date): Promise<PaymentJob> {
  const { complete, threeDSecure, capture, refund, cancel } = event
  const { reference } = currentPayment(job)
  if (complete) return completePayment(job, complete, payments, now)
  if (threeDSecure) return completeByThreeDSecure(job, threeDSecure, payments)
  if (capture) {
    const { amount: amountToCapture, isFinal: isFinalCapture } = capture
    expectAmount(amountToCapture, 'amount', job.currency)
    return payments.capture(job, reference, { amountToCapture, isFinalCapture })
  }
  if (refund) {
    const { amount: amountToRefund, refundNumber } = refund
    expectAmount(amountToRefund, 'amount', job.currency)
    return payments.refund(job, reference, { amountToRefund, refundNumber })
  }
  return cancel === 'job' ? payments.cancelJob(job) : payments.cancelPayment(job, reference)
}

async function configurationOf(
  database: SimulatorDatabase,
  configurationId: string | undefined,
  defaultConfiguration: Place['defaultConfiguration'],
): Promise<Configuration> {
  const id = configurationId ?? defaultConfiguration.configurationId
  const found = await new Configurations(database).find(id)
  if (!found) throw new SeedError(`configurationId: there is no configuration ${id}`)
  return found
}

/** Processes that start together on one store make each thing once. */
function inTurn<Result>(
  database: SimulatorDatabase,
  act: (transaction: SimulatorDatabase) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('simulator seed'))`)
    return act(transaction)
  })
}
