import { type Clock, tooFarText } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Faults } from '../faults/faults.ts'
import { scenarioNames, scenarios } from '../faults/scenarios.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Sender } from '../notifications/sender.ts'
import type { Configurations } from '../payments/configurations.ts'
import { configurationOfJob, jobOfPayment, listJobs, type WhichJobs } from '../payments/job-list.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { resetStore } from '../reset.ts'
import type { Timekeeper } from '../scheduler.ts'
import { complete, throughThreeDSecure } from './complete.ts'
import { Failure } from './failure.ts'
import type { Answer, Asked, OperationName } from './operations.ts'
import { configurationView, jobView, notificationView, paymentView } from './views.ts'

/** What control needs of the house. */
export interface ControlParts {
  database: SimulatorDatabase
  payments: Payments
  configurations: Configurations
  notifications: Notifications
  sender: Sender
  faults: Faults
  clock: Clock
  timekeeper: Timekeeper
  /** The configuration that the simulator was started with. */
  own: { configurationId: string; apiKey: string }
}

export type Handlers = {
  [Name in OperationName]: (asked: Asked<Name, 'output'>) => Promise<Answer<Name>>
}

/** How each operation is done. Each throws Failure with a sentence. */
export function handlers(parts: ControlParts): Handlers {
  const { database, payments, configurations, notifications, sender, faults, clock, timekeeper, own } = parts

  const configuration = async (id = own.configurationId) => {
    const found = await configurations.find(id)
    if (!found) throw new Failure(404, `There is no configuration ${id}.`)
    return found
  }
  const changed = async (id: string, change: () => Promise<unknown>) => {
    await configuration(id)
    await change()
    return configurationView(await configuration(id))
  }
  const job = async (reference: string): Promise<PaymentJob> => {
    const configurationId = await configurationOfJob(database, reference)
    const found = configurationId && (await payments.find(configurationId, reference))
    if (!found) throw new Failure(404, `There is no payment job ${reference}.`)
    return found
  }
  const jobs = ({ limit, ...which }: WhichJobs & { limit: number }) => listJobs(database, which, limit)
  const notification = async (id: number) => {
    const row = await notifications.find(id)
    if (!row) throw new Failure(404, `There is no notification ${id}.`)
    return notificationView(row, await notifications.attempts([id]))
  }

  return {
    async reset({ configurationId }) {
      if (configurationId !== undefined) await configuration(configurationId)
      await resetStore(database, configurationId)
      configurations.forget()
      if (configurationId !== undefined) return {}
      await configurations.ensure(own.configurationId, own.apiKey)
      await timekeeper.reset()
      return {}
    },

    listJobs: async (which) => ({ jobs: (await jobs(which)).map(jobView) }),
    readJob: async ({ reference }) => jobView(await job(reference)),
    completePayment: async ({ reference, ...how }) =>
      jobView(await complete(await job(reference), how, { payments, clock })),
    threeDSecure: async ({ reference, word }) =>
      jobView(await throughThreeDSecure(await job(reference), word, payments)),
    listPayments: async (which) => ({
      payments: (await jobs(which)).flatMap((found) =>
        found.payments.map((payment) => paymentView(payment, found)),
      ),
    }),
    async readPayment({ reference }) {
      const found = await jobOfPayment(database, reference)
      const payment = found?.payments.find((candidate) => candidate.reference === reference)
      if (!found || !payment) throw new Failure(404, `There is no payment ${reference}.`)
      return paymentView(payment, found)
    },

    async listNotifications({ limit, ...which }) {
      const rows = await notifications.list(which, limit)
      const attempts = await notifications.attempts(rows.map(({ id }) => id))
      return { notifications: rows.map((row) => notificationView(row, attempts)) }
    },
    readNotification: ({ id }) => notification(id),
    async resendNotification({ id }) {
      await notifications.resend(id)
      await sender.sendDue()
      return notification(id)
    },
    async resendNotifications(which) {
      const resent = await notifications.resendAll(which)
      await sender.sendDue()
      return { resent }
    },
    async listRefusedSignatures({ configurationId, limit }) {
      const found = await configuration(configurationId)
      const rows = await configurations.rejectedSignatures(found.configurationId, limit)
      return {
        refusedSignatures: rows.map(({ at, method, path, explanation }) => ({
          at: at.toISOString(),
          method,
          path,
          explanation,
        })),
      }
    },

    listScenarios: async () => ({ scenarios: scenarioNames.map((name) => ({ name, ...scenarios[name] })) }),
    listTroubles: async ({ configurationId }) => ({
      troubles: (await configuration(configurationId)).faults,
    }),
    async causeTrouble({ configurationId = own.configurationId, ...trouble }) {
      const added = await faults.add(configurationId, trouble)
      if (!added) throw new Failure(404, `There is no configuration ${configurationId}.`)
      return added
    },
    async clearTroubles({ configurationId }) {
      await faults.clear((await configuration(configurationId)).configurationId)
      return {}
    },
    async clearTrouble({ id, configurationId }) {
      const found = await configuration(configurationId)
      if (!(await faults.clear(found.configurationId, id))) {
        throw new Failure(404, `No scenario is switched on with the id ${id}.`)
      }
      return {}
    },

    readClock: async () => ({ now: clock.now().toISOString() }),
    async windClock({ days, hours, minutes, seconds }) {
      const milliseconds = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
      if (clock.isTooFar(milliseconds)) throw new Failure(400, tooFarText)
      await timekeeper.wind(Math.round(milliseconds))
      return { now: clock.now().toISOString() }
    },

    listConfigurations: async () => ({
      configurations: (await configurations.list()).map(configurationView),
    }),
    async createConfiguration({ settings, ...given }) {
      const made = await configurations.create(given, clock.now())
      if (!made) throw new Failure(409, `There is a configuration ${given.configurationId} already.`)
      await configurations.set(made.configurationId, settings)
      return configurationView(await configuration(made.configurationId))
    },
    readConfiguration: async ({ configurationId }) => configurationView(await configuration(configurationId)),
    changeSettings: ({ configurationId, ...settings }) =>
      changed(configurationId, () => configurations.set(configurationId, settings)),
    generateApiKey: ({ configurationId }) =>
      changed(configurationId, () => configurations.generateApiKey(configurationId)),
    async confirmApiKey({ configurationId }) {
      const { nextApiKey } = await configuration(configurationId)
      if (nextApiKey === null) throw new Failure(400, 'There is no generated API key to confirm.')
      return changed(configurationId, () => configurations.confirmApiKey(configurationId))
    },
    unlock: ({ configurationId }) => changed(configurationId, () => configurations.unlock(configurationId)),
  }
}
