/** What `cashflows-simulator` and `startSimulator` can be told. Each says the same as an environment variable. */
export interface SimulatorOptions {
  /** Where to listen; 0 takes any free port. */
  port?: number
  /** Where browsers and shops see it, if not where it listens. */
  publicUrl?: string
  /** Whether to believe X-Forwarded-Host and X-Forwarded-Proto, which the proxy in front of it sets. */
  trustProxy?: boolean
  /** The folder that keeps its data. */
  data?: string
  /** Whether its data ends with it. */
  memory?: boolean
  /** A PostgreSQL server that keeps its data instead. */
  databaseUrl?: string
  /** The path of a file with what it begins with. */
  seed?: string
  /** The API for tests, under /control. */
  control?: 'on' | 'off'
}

interface OptionVariable {
  name: keyof SimulatorOptions
  variable: string
  /** What the variable is where the option is a switch. */
  value?: string
}

/** The environment variable of each option. */
export const optionVariables: readonly OptionVariable[] = [
  { name: 'port', variable: 'PORT' },
  { name: 'publicUrl', variable: 'CASHFLOWS_PUBLIC_URL' },
  { name: 'trustProxy', variable: 'SIMULATOR_TRUST_PROXY', value: 'yes' },
  { name: 'data', variable: 'DATA_DIR' },
  { name: 'memory', variable: 'DATA_DIR', value: 'memory' },
  { name: 'databaseUrl', variable: 'DATABASE_URL' },
  { name: 'seed', variable: 'SIMULATOR_SEED' },
  { name: 'control', variable: 'SIMULATOR_CONTROL' },
]

/** The options that say where data is kept: one of them is enough. */
export const storeOptions = ['data', 'memory', 'databaseUrl'] as const satisfies (keyof SimulatorOptions)[]

/** @returns what options say as environment variables; those that are empty are not set, whatever the environment says */
export function variablesOf(options: SimulatorOptions): Record<string, string> {
  const given = Object.fromEntries(
    optionVariables.flatMap(({ name, variable, value }) => {
      const option = options[name]
      return option === undefined || option === false ? [] : [[variable, value ?? String(option)]]
    }),
  )
  // A file .env often stands beside a shop, and names the shop's own database.
  return given.DATA_DIR === undefined ? given : { DATABASE_URL: '', ...given }
}

/** @returns each option as it was typed, by its environment variable; the address of a database may hold a password */
export function typedOptions(options: SimulatorOptions): Record<string, string> {
  return Object.fromEntries(
    optionVariables.flatMap(({ name, variable, value }) => {
      if (options[name] === undefined) return []
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      return [[variable, value || name === 'databaseUrl' ? flag : `${flag} ${options[name]}`]]
    }),
  )
}
