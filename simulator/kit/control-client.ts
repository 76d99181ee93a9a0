import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { chargebackRequest } from '../activity/chargeback.ts'
import type { byAnyConfiguration, byConfiguration, byReference } from '../control/api.ts'
import type { completion } from '../control/completion.ts'
import type { hashQuestion, newConfiguration, rejectedSignatureFilter } from '../control/configurations.ts'
import type { ControlApi } from '../control/control.ts'
import type { byFaultId, injection } from '../control/faults.ts'
import type { jobFilter } from '../control/job-filter.ts'
import type { threeDSecure } from '../control/jobs.ts'
import type { byId, notificationFilter, notificationList } from '../control/notifications.ts'
import type { clockAdvance } from '../control/simulation.ts'
import type { bySnapshot, newSnapshot, snapshotFile } from '../control/snapshots.ts'
import type { settingsChange } from '../payments/settings.ts'

/** A call that control rejected; the message is the server's own sentence. */
export class ControlError extends Error {
  override name = 'ControlError'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export type ControlClient = ReturnType<typeof createControlClient>

/**
 * A client of a running simulator's control, for tests:
 *
 * ```ts
 * const control = createControlClient({ url: 'http://localhost:4000' })
 * await control.reset()
 * const { jobs: [job] } = await control.listJobs({ orderNumber: 'A-1' })
 * await control.injectFault({ scenario: 'notification-dropped', orderNumber: 'A-1' })
 * await control.completePayment({ reference: job.reference, card: 'visa', authentication: 'Failed' })
 * await control.windClock({ days: 30 })
 * ```
 *
 * In Playwright, give each test a configuration of its own, so that tests can run side by side:
 *
 * ```ts
 * type Configuration = Awaited<ReturnType<ControlClient['createConfiguration']>>
 * export const test = base.extend<{ control: ControlClient; configuration: Configuration }>({
 *   control: async ({}, use) => use(createControlClient({ url: simulatorUrl })),
 *   configuration: async ({ control }, use) => use(await control.createConfiguration()),
 * })
 * ```
 *
 * @param options.url where the simulator stands, such as http://localhost:4000 or http://localhost:3000/simulator
 * @returns methods named as the operations of /control/openapi.json; what stands in path, query and body is one object.
 *   They throw ControlError when control rejects the call
 */
export function createControlClient({ url }: { url: string }) {
  const base = `${url.replace(/\/$/, '')}/control`
  const api = hc<ControlApi>(base, {
    fetch: (...request: Parameters<typeof fetch>) => fetchControl(base, ...request),
  })
  const job = api.jobs[':reference']
  const notification = api.notifications[':id']
  const snapshot = api.snapshots[':name']
  const configuration = api.configurations[':configurationId']
  return {
    reset: (json: z.input<typeof byAnyConfiguration> = {}) => parseResponse(api.reset.$post({ json })),

    listJobs: (query: z.input<typeof jobFilter> = {}) => parseResponse(api.jobs.$get({ query })),
    readJob: (param: z.input<typeof byReference>) => parseResponse(job.$get({ param })),
    readActivityLog: (param: z.input<typeof byReference>) => parseResponse(job.activity.$get({ param })),
    completePayment: ({ reference, ...json }: z.input<typeof byReference> & z.input<typeof completion>) =>
      parseResponse(job.complete.$post({ param: { reference }, json })),
    threeDSecure: ({ reference, ...json }: z.input<typeof byReference> & z.input<typeof threeDSecure>) =>
      parseResponse(job['three-d-secure'].$post({ param: { reference }, json })),
    chargeBack: ({ reference, ...json }: z.input<typeof byReference> & z.input<typeof chargebackRequest>) =>
      parseResponse(job.chargeback.$post({ param: { reference }, json })),
    listPayments: (query: z.input<typeof jobFilter> = {}) => parseResponse(api.payments.$get({ query })),
    readPayment: (param: z.input<typeof byReference>) =>
      parseResponse(api.payments[':reference'].$get({ param })),

    listNotifications: (query: z.input<typeof notificationList> = {}) =>
      parseResponse(api.notifications.$get({ query })),
    readNotification: (param: z.input<typeof byId>) => parseResponse(notification.$get({ param })),
    resendNotification: (param: z.input<typeof byId>) => parseResponse(notification.resend.$post({ param })),
    resendNotifications: (json: z.input<typeof notificationFilter> = {}) =>
      parseResponse(api.notifications.resend.$post({ json })),

    listScenarios: () => parseResponse(api.scenarios.$get()),
    listFaults: (query: z.input<typeof byAnyConfiguration> = {}) => parseResponse(api.faults.$get({ query })),
    injectFault: (json: z.input<typeof injection>) => parseResponse(api.faults.$post({ json })),
    clearFaults: (query: z.input<typeof byAnyConfiguration> = {}) =>
      parseResponse(api.faults.$delete({ query })),
    clearFault: ({ id, ...query }: z.input<typeof byFaultId> & z.input<typeof byAnyConfiguration>) =>
      parseResponse(api.faults[':id'].$delete({ param: { id }, query })),

    readClock: (query: z.input<typeof byAnyConfiguration> = {}) => parseResponse(api.clock.$get({ query })),
    windClock: (json: z.input<typeof clockAdvance>) => parseResponse(api.clock.wind.$post({ json })),

    listSnapshots: () => parseResponse(api.snapshots.$get()),
    createSnapshot: (json: z.input<typeof newSnapshot>) => parseResponse(api.snapshots.$post({ json })),
    exportSnapshot: (param: z.input<typeof bySnapshot>) => parseResponse(snapshot.$get({ param })),
    importSnapshot: ({ name, file }: z.input<typeof bySnapshot> & { file: z.input<typeof snapshotFile> }) =>
      parseResponse(snapshot.$put({ param: { name }, json: file })),
    restoreSnapshot: (param: z.input<typeof bySnapshot>) => parseResponse(snapshot.restore.$post({ param })),
    deleteSnapshot: (param: z.input<typeof bySnapshot>) => parseResponse(snapshot.$delete({ param })),

    listConfigurations: () => parseResponse(api.configurations.$get()),
    createConfiguration: (json: z.input<typeof newConfiguration> = {}) =>
      parseResponse(api.configurations.$post({ json })),
    readConfiguration: (param: z.input<typeof byConfiguration>) =>
      parseResponse(configuration.$get({ param })),
    changeSettings: ({
      configurationId,
      ...json
    }: z.input<typeof byConfiguration> & z.input<typeof settingsChange>) =>
      parseResponse(configuration.settings.$patch({ param: { configurationId }, json })),
    generateApiKey: (param: z.input<typeof byConfiguration>) =>
      parseResponse(configuration['generate-api-key'].$post({ param })),
    confirmApiKey: (param: z.input<typeof byConfiguration>) =>
      parseResponse(configuration['confirm-api-key'].$post({ param })),
    unlock: (param: z.input<typeof byConfiguration>) => parseResponse(configuration.unlock.$post({ param })),
    listRejectedSignatures: (query: z.input<typeof rejectedSignatureFilter> = {}) =>
      parseResponse(api['rejected-signatures'].$get({ query })),
    explainHash: (json: z.input<typeof hashQuestion>) => parseResponse(api['explain-hash'].$post({ json })),
  }
}

/** @throws ControlError unless control has done what was asked */
async function fetchControl(base: string, ...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request)
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  if (response.ok && isJson) return response
  const { error } = isJson ? await response.json() : {}
  throw new ControlError(response.status, error ?? `${base} answers ${response.status}: is it control?`)
}
