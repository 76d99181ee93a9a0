import {
  type Answer,
  type Asked,
  failure,
  type Operation,
  type OperationName,
  operations,
} from '../control/operations.ts'

/** A call that control refused; the message is the server's own sentence. */
export class ControlError extends Error {
  override name = 'ControlError'
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence)
  }
}

/** Nothing need be said where everything that can be said is optional. */
type Arguments<Name extends OperationName> =
  Record<never, never> extends Asked<Name> ? [asked?: Asked<Name>] : [asked: Asked<Name>]

/** One method for each operation of control; what stands in path, query and body is said in one object. */
export type ControlClient = {
  [Name in OperationName]: (...asked: Arguments<Name>) => Promise<Answer<Name>>
}

/**
 * A client of a running simulator's control, for tests:
 *
 * ```ts
 * const control = createControlClient({ url: 'http://localhost:4000' })
 * await control.reset()
 * const { jobs: [job] } = await control.listJobs({ orderNumber: 'A-1' })
 * await control.causeTrouble({ scenario: 'notification-dropped', orderNumber: 'A-1' })
 * await control.completePayment({ reference: job.reference, card: 'visa', authentication: 'Failed' })
 * await control.windClock({ days: 30 })
 * ```
 *
 * In Playwright, give each test a configuration of its own, so that tests can run side by side:
 *
 * ```ts
 * export const test = base.extend<{ control: ControlClient; configuration: Answer<'createConfiguration'> }>({
 *   control: async ({}, use) => use(createControlClient({ url: simulatorUrl })),
 *   configuration: async ({ control }, use) => use(await control.createConfiguration()),
 * })
 * ```
 *
 * @param options.url where the simulator stands, such as http://localhost:4000 or http://localhost:3000/simulator
 * @returns methods that throw ControlError with the server's sentence when it refuses
 */
export function createControlClient({ url }: { url: string }): ControlClient {
  const base = `${url.replace(/\/$/, '')}/control`
  const names = Object.keys(operations) as OperationName[]
  const methods = names.map((name) => [name, (asked = {}) => call(base, operations[name], asked)])
  // The table says which method has which types; a loop over it cannot.
  return Object.fromEntries(methods) as ControlClient
}

async function call(base: string, operation: Operation, asked: Record<string, unknown>): Promise<unknown> {
  const { method, params, query, body } = operation
  const path = operation.path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent(String(asked[name])),
  )
  const search = new URLSearchParams()
  for (const name of Object.keys(query?.shape ?? {})) {
    if (asked[name] !== undefined) search.set(name, String(asked[name]))
  }
  const elsewhere = { ...params?.shape, ...query?.shape }
  const members = Object.entries(asked).filter(([name]) => !Object.hasOwn(elsewhere, name))
  const response = await fetch(`${base}${path}${search.size > 0 ? `?${search}` : ''}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(members)),
    }),
  })
  const text = await response.text()
  if (response.ok) return operation.answer.parse(JSON.parse(text))
  throw new ControlError(
    response.status,
    sentenceOf(text) ?? `${base} answers ${response.status}: is it control?`,
  )
}

function sentenceOf(text: string): string | undefined {
  try {
    return failure.parse(JSON.parse(text)).error
  } catch {
    return undefined
  }
}
