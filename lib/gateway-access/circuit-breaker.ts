import 'server-only'
import { setTimeout as after } from 'node:timers/promises'
import {
  GatewayCredentialsRejected,
  GatewayOperationDenied,
  GatewayRejected,
  GatewayUnavailable,
} from '@/lib/cashflows/errors'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import type { ApiKey } from './api-key'
import { beginTrial, endTrial, pause } from './pauses'

/** How long things take, what time it is, and what is known. */
export interface CircuitBreakerOptions {
  now: () => Date
  /** For how long after a call that was accepted further calls need no trial. */
  acceptedForMs: number
  /** How many calls of a process are under way at once, without those that take longer than a trial may. */
  maxCalls: number
  /** How long a trial is waited for before another one begins. */
  trialMs: number
  /** How long a call waits for the trials of others. */
  waitMs: number
  /** How often it is looked whether a trial in another process has ended. */
  pollMs: number
  /** What this process knows of each key, by its fingerprint. */
  circuits: Map<string, Circuit>
}

/** What a process knows of a key. Times are those of `performance.now`. */
interface Circuit {
  /** When the gateway last accepted a call. */
  acceptedAt: number
  rejectedAt: number
  /** Resolves when the trial of this process has ended, or has taken so long that another may begin. */
  trial: Promise<void> | undefined
  /** How many calls are under way without a trial. */
  calls: number
  /** Called when one of them ends. */
  waiting: (() => void)[]
}

// Next evaluates this module more than once in a process, and all must know the same.
const held = globalThis as { shopCircuits?: Map<string, Circuit> }
held.shopCircuits ??= new Map()

export const circuitBreakerOptions: CircuitBreakerOptions = {
  now: () => new Date(),
  acceptedForMs: 100,
  maxCalls: 4,
  trialMs: 1000,
  waitMs: 5000,
  pollMs: 50,
  circuits: held.shopCircuits,
}

function circuitOf({ fingerprint }: ApiKey, { circuits }: CircuitBreakerOptions): Circuit {
  const circuit = circuits.get(fingerprint) ?? {
    acceptedAt: Number.NEGATIVE_INFINITY,
    rejectedAt: Number.NEGATIVE_INFINITY,
    trial: undefined,
    calls: 0,
    waiting: [],
  }
  circuits.set(fingerprint, circuit)
  return circuit
}

/**
 * Makes a call that is signed with an API key, unless the gateway rejects the key. Where it is not known from a moment
 * ago that the key is accepted, one call of the whole deployment goes ahead as a trial, and the others wait for its
 * result. Where it is known, a process makes no more than `maxCalls` at once. So many calls at once after a key was
 * replaced make one wrong signature, or `maxCalls` of each process that has just made another call, and do not lock the
 * account.
 *
 * @param onPause is called when the gateway has begun to reject the key; of several calls at once, by one
 * @throws GatewayCredentialsRejected when the key is rejected, now or before
 * @throws GatewayUnavailable when the trials of others bring no result in time
 * @throws GatewayError what the call throws
 */
export async function callWithApiKey<Result>(
  apiKey: ApiKey,
  call: () => Promise<Result>,
  database: Database,
  onPause: (rejection: GatewayCredentialsRejected) => void,
  options: CircuitBreakerOptions = circuitBreakerOptions,
): Promise<Result> {
  const circuit = circuitOf(apiKey, options)
  const giveUpAt = performance.now() + options.waitMs

  const counted = async (): Promise<Result> => {
    const startedAt = performance.now()
    try {
      const result = await call()
      accept(circuit, startedAt)
      return result
    } catch (error) {
      // A locked account denies an operation, too: it says nothing of the key.
      if (!(error instanceof GatewayRejected) || error instanceof GatewayOperationDenied) throw error
      if (!error.isAboutCredentials) {
        accept(circuit, startedAt)
        throw error
      }
      circuit.rejectedAt = performance.now()
      const pausing = pause(database, apiKey.fingerprint, error.status, options.now())
      holdUntil(circuit, pausing)
      const { until, isNew } = await pausing
      const rejection = new GatewayCredentialsRejected(error.status, until, error.errors)
      if (isNew) onPause(rejection)
      throw rejection
    }
  }

  const trial = async (): Promise<Result> => {
    const until = await trialBegun(apiKey, database, giveUpAt, options)
    const startedAt = performance.now()
    try {
      return await counted()
    } finally {
      const result = circuit.acceptedAt >= startedAt ? 'accepted' : 'unknown'
      // The result of the call must not be lost with the store; a trial ends by itself.
      await endTrial(database, apiKey.fingerprint, until, result).catch(report)
    }
  }

  for (;;) {
    if (isAccepted(circuit, options)) {
      if (circuit.calls < options.maxCalls) return underWay(circuit, options, counted)
      await new Promise<void>((resolve) => circuit.waiting.push(resolve))
    } else if (circuit.trial) {
      await circuit.trial
    } else {
      const own = trial()
      holdUntil(circuit, Promise.race([own, after(options.trialMs, undefined, { ref: false })]))
      return own
    }
    if (performance.now() >= giveUpAt) throw noTrialEnded()
  }
}

/** Lets no other call begin until it is known what came of one. */
function holdUntil(circuit: Circuit, known: Promise<unknown>): void {
  if (circuit.trial) return
  circuit.trial = known.then(
    () => (circuit.trial = undefined),
    () => (circuit.trial = undefined),
  )
}

/** Makes a call, and counts it as long as it takes no longer than a trial may. */
async function underWay<Result>(
  circuit: Circuit,
  { trialMs }: CircuitBreakerOptions,
  call: () => Promise<Result>,
): Promise<Result> {
  let isCounted = true
  const discount = () => {
    if (!isCounted) return
    isCounted = false
    circuit.calls -= 1
    for (const resume of circuit.waiting.splice(0)) resume()
  }
  circuit.calls += 1
  const timer = setTimeout(discount, trialMs)
  timer.unref()
  try {
    return await call()
  } finally {
    clearTimeout(timer)
    discount()
  }
}

/** What was signed before the key was rejected says nothing of it. */
function accept(circuit: Circuit, startedAt: number): void {
  if (startedAt > circuit.rejectedAt) circuit.acceptedAt = performance.now()
}

const isAccepted = ({ acceptedAt, rejectedAt }: Circuit, { acceptedForMs }: CircuitBreakerOptions) =>
  acceptedAt > rejectedAt && performance.now() < acceptedAt + acceptedForMs

/** Waits for the trials of other processes. @returns what the trial is known by when it is ended */
async function trialBegun(
  { fingerprint }: ApiKey,
  database: Database,
  giveUpAt: number,
  { now, trialMs, pollMs }: CircuitBreakerOptions,
): Promise<Date> {
  for (;;) {
    const trial = await beginTrial(database, fingerprint, trialMs, now())
    if (trial.state === 'begun') return trial.until
    if (trial.state === 'paused') throw new GatewayCredentialsRejected(trial.status, trial.until)
    if (performance.now() >= giveUpAt) throw noTrialEnded()
    await after(pollMs)
  }
}

const report = (error: unknown) => log.error({ err: error }, 'The end of a trial call could not be stored.')

const noTrialEnded = () =>
  new GatewayUnavailable('The gateway has not responded to the calls before this one, so none is added')
