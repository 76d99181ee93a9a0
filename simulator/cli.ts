#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { messageOf } from 'cashflows-postgres'
import { commandLine } from './command-line.ts'
import type { StoreKind } from './database/database.ts'
import { type Environment, readEnvironment, readSimulatorUrl } from './environment.ts'
import type { TryOptions } from './kit/try/command.ts'
import { listen } from './listen.ts'
import { type SimulatorOptions, typedOptions, variablesOf } from './options.ts'

await commandLine({ start, mcp, tryShop }).parseAsync()

async function start({ open: opens, ...options }: SimulatorOptions & { open?: boolean }): Promise<void> {
  try {
    const dotEnv = readDotEnv()
    const names = Object.keys(dotEnv)
    if (names.length > 0) console.log(`.env sets ${names.join(', ')}.`)
    const environment = readEnvironment(
      { ...dotEnv, ...process.env, ...variablesOf(options) },
      false,
      typedOptions(options),
    )
    if (environment.warning) console.warn(environment.warning)
    const simulator = await listen(environment)
    console.log(`Simulator listening on ${simulator.url} (data: ${placeOf(simulator.store, environment)})`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void simulator.close().finally(() => process.exit(0)))
    }
    if (opens) await (await import('open')).default(environment.publicUrl ?? simulator.url)
  } catch (error) {
    fail(error)
  }
}

async function mcp({ url }: { url?: string }): Promise<void> {
  try {
    const simulatorUrl = readSimulatorUrl({
      ...readDotEnv(),
      ...process.env,
      ...(url && { SIMULATOR_URL: url }),
    })
    const { serveMcp } = await import('./mcp/server.ts')
    await serveMcp(simulatorUrl)
  } catch (error) {
    fail(error)
  }
}

async function tryShop(options: TryOptions): Promise<void> {
  try {
    const { tryCommand } = await import('./kit/try/command.ts')
    if (!(await tryCommand(options, { ...readDotEnv(), ...process.env }))) process.exitCode = 1
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): void {
  console.error(messageOf(error))
  process.exitCode = 1
}

function placeOf(store: StoreKind, { dataDirectory }: Environment): string {
  if (store === 'memory') return 'in memory, until it ends'
  return store === 'postgresql' ? 'PostgreSQL' : resolve(dataDirectory)
}

/** The variables of the file .env in the folder where it is started. Those of the environment come before them. */
function readDotEnv(): NodeJS.Dict<string> {
  if (!existsSync('.env')) return {}
  const variables = parseEnv(readFileSync('.env', 'utf8'))
  return Object.fromEntries(Object.entries(variables).filter(([name]) => process.env[name] === undefined))
}
