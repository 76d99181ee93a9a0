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

/** @returns what options say as environment variables */
export function variablesOf(options: SimulatorOptions): Record<string, string> {
  return Object.fromEntries(
    optionVariables.flatMap(({ name, variable, value }) => {
      const given = options[name]
      return given === undefined || given === false ? [] : [[variable, value ?? String(given)]]
    }),
  )
}
