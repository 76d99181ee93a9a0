import { existsSync } from 'node:fs'
import { z } from 'zod'
import { assumptions } from './assumptions.ts'
import { isAddress, isConfidential, isOwnNetwork } from './destinations/address.ts'
import { installedBrowser } from './installed-browser.ts'
import { referencePattern } from './payments/references.ts'
import { passwordSchema } from './portal/auth/password-rule.ts'

/** Accepted when nothing is configured: public, and of no use anywhere else. */
export const defaultCredentials = {
  configurationId: '200426117314086912',
  apiKey: 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c',
}

const portText = 'must be a port number from 0 to 65535'

const variables = z.object({
  PORT: z.coerce
    .number({ error: portText })
    .int(portText)
    .min(0, portText)
    .max(65535, portText)
    .default(4000),
  CASHFLOWS_CONFIGURATION_ID: z
    .string()
    .regex(referencePattern, 'must have 18 digits')
    .default(defaultCredentials.configurationId),
  CASHFLOWS_API_KEY: z.string().default(defaultCredentials.apiKey),
  CASHFLOWS_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://gateway.example' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://shop.example' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address such as postgresql://user:password@host/database',
    })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  PORTAL_EMAIL: z.email('must be an email address').optional(),
  PORTAL_PASSWORD: z
    .string()
    .refine(
      (password) => passwordSchema.safeParse(password).success,
      `must have at least ${assumptions.portal.minPasswordLength} characters, with letters and digits`,
    )
    .optional(),
  CHROMIUM_PATH: z.string().optional(),
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header, such as x-forwarded-for')
    .transform((name) => name.toLowerCase())
    .optional(),
  SIMULATOR_TRUST_PROXY: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  SIMULATOR_PUBLIC: z.enum(['yes', 'no'], { error: 'must be yes or no' }).optional(),
  SIMULATOR_ALLOWED_ORIGINS: z
    .string()
    .transform(listOf)
    .refine((origins) => origins.every((origin) => isOrigin(origin) && isConfidential(origin)), {
      error:
        'must list origins such as https://shop.example, with commas between them and without paths; http:// only for hosts of your own network',
    })
    .transform((origins) => origins.map((origin) => new URL(origin).origin))
    .optional(),
  SIMULATOR_ADDRESS_MAP: z
    .string()
    .transform((list) => listOf(list).map((pair) => pair.split('=')))
    .refine((pairs) => pairs.every((pair) => pair.length === 2 && pair.every(isOrigin)), {
      error:
        'must list pairs such as http://localhost:3000=http://shop:3000, with commas between them and without paths',
    })
    .transform(
      (pairs) => new Map(pairs.map(([from = '', to = '']) => [new URL(from).origin, new URL(to).origin])),
    )
    .optional(),
  SIMULATOR_SEED: z.string().optional(),
  SIMULATOR_CONTROL: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  NODE_ENV: z.string().optional(),
})

/** The words of a list that has commas or blanks between them. */
function listOf(list: string): string[] {
  return list.split(/[\s,]+/).filter((word) => word !== '')
}

type Source = Record<string, string | undefined>

/** An origin to which shoppers and notifications can be sent, with or without a slash at its end. */
const isOrigin = (value: string): boolean => isAddress(value) && /^https?:\/\/[^/?#@*]+\/?$/i.test(value)

/** The simulator's configuration. Every environment variable of the simulator is read here and nowhere else. */
export interface Environment {
  /** For `npm run simulator`; 0 takes any free port. */
  port: number
  configurationId: string
  apiKey: string
  /** Where browsers see a simulator that is a process of its own; undefined when that is the host that a request names. */
  publicUrl: string | undefined
  /** Where the shop stands, to which the Portal leads back; undefined when nobody has said it. */
  shopUrl: string | undefined
  /** The header, in lower case, to which the nearest proxy of a simulator of its own adds the client's address. */
  clientAddressHeader: string | undefined
  /** Whether the nearest proxy of a simulator of its own says where browsers see it. */
  trustsProxy: boolean
  databaseUrl: string | undefined
  dataDirectory: string
  portal: {
    /**
     * Whether one click signs anybody in as an Owner: in development, not where strangers come, and wherever control is on,
     * with which anybody can do anything as it is.
     */
    hasDemoSignIn: boolean
    /** The first Owner. Without one, the Portal's sign-in page writes a link into the log with which one is made. */
    owner: { email: string; password: string } | undefined
  }
  /**
   * The guard for a simulator that strangers reach, who know its API key: to which origins, beside its own, shoppers
   * and notifications are sent. Undefined where it has no guard.
   */
  guard: { allowedOrigins: string[] } | undefined
  /** Whether notifications and shoppers are sent in plain text to other networks: on a developer's machine. */
  allowsPlainText: boolean
  /** Where this machine finds an origin that others find by its own name: from origin to origin. */
  addressMap: ReadonlyMap<string, string>
  /** What to say at the start of a simulator of its own that may need a guard and has none. */
  warning: string | undefined
  /** Whether the routes under /control are there, with which anybody who reaches them can do anything. */
  hasControl: boolean
  /** The path of a file with what the simulator begins with. */
  seedFile: string | undefined
  /** Of a Chromium on this machine, for screenshots of the hosted page. */
  browserPath: string | undefined
}

/**
 * Reads and checks environment variables.
 *
 * @param isPublic whether strangers reach this simulator, where SIMULATOR_PUBLIC does not say so
 * @param typed the option of the command that set a variable, as it was typed
 * @throws Error that names each wrong variable, or the option that set it, and what is wrong with it
 */
export function readEnvironment(source: Source, isPublic = false, typed: Source = {}): Environment {
  const set = withoutEmpty(source)
  const result = variables.safeParse(set)
  if (!result.success) {
    const names = result.error.issues.map(({ path }) => path.join('.'))
    const lines = result.error.issues.map(({ message }, index) => {
      const name = names[index] ?? ''
      return `  ${typed[name] ?? name} ${message}`
    })
    const what = names.every((name) => typed[name]) ? 'options' : 'environment variables'
    throw new Error(`The simulator cannot start. Mend these ${what}:\n${lines.join('\n')}`)
  }
  const value = result.data
  if ((value.PORTAL_EMAIL === undefined) !== (value.PORTAL_PASSWORD === undefined)) {
    throw new Error(
      'The simulator cannot start. PORTAL_EMAIL and PORTAL_PASSWORD go together: set both or neither.',
    )
  }
  const { PORTAL_EMAIL: email, PORTAL_PASSWORD: password, SIMULATOR_ALLOWED_ORIGINS: allowedOrigins } = value
  const isGuarded = value.SIMULATOR_PUBLIC
    ? value.SIMULATOR_PUBLIC === 'yes'
    : isPublic || allowedOrigins !== undefined || isOnInternet(value)
  const isOpen = value.NODE_ENV !== 'production' && !isGuarded
  const hasControl = value.SIMULATOR_CONTROL ? value.SIMULATOR_CONTROL === 'on' : isOpen
  return {
    port: value.PORT,
    configurationId: value.CASHFLOWS_CONFIGURATION_ID,
    apiKey: value.CASHFLOWS_API_KEY,
    publicUrl: value.CASHFLOWS_PUBLIC_URL,
    shopUrl: value.APP_URL,
    clientAddressHeader: value.CLIENT_ADDRESS_HEADER,
    trustsProxy: value.SIMULATOR_TRUST_PROXY === 'yes',
    databaseUrl: value.DATABASE_URL,
    dataDirectory: value.DATA_DIR,
    portal: {
      hasDemoSignIn: isOpen || hasControl,
      owner: email === undefined || password === undefined ? undefined : { email, password },
    },
    browserPath:
      value.CHROMIUM_PATH ??
      installedBrowser({ platform: process.platform, variables: source, exists: existsSync }),
    guard: isGuarded ? { allowedOrigins: allowedOrigins ?? [] } : undefined,
    allowsPlainText: isOpen,
    addressMap: value.SIMULATOR_ADDRESS_MAP ?? new Map(),
    warning: !isGuarded && isSomewhere(value) ? noGuard : undefined,
    seedFile: value.SIMULATOR_SEED,
    hasControl,
  }
}

/**
 * Reads which gateway facts or a shop are tried on, and whose account there.
 *
 * @returns undefined when CASHFLOWS_GATEWAY_URL names none
 * @throws Error when it names one, but not who calls it
 */
export function readGatewayAccount(
  source: Source,
): { url: string; credentials: { configurationId: string; apiKey: string } } | undefined {
  const { CASHFLOWS_GATEWAY_URL: url, CASHFLOWS_CONFIGURATION_ID, CASHFLOWS_API_KEY } = withoutEmpty(source)
  if (!url) return undefined
  if (!URL.canParse(url)) throw new Error('CASHFLOWS_GATEWAY_URL must be an address.')
  if (!CASHFLOWS_CONFIGURATION_ID || !CASHFLOWS_API_KEY) {
    throw new Error('With CASHFLOWS_GATEWAY_URL go CASHFLOWS_CONFIGURATION_ID and CASHFLOWS_API_KEY.')
  }
  return {
    url: url.replace(/\/+$/, ''),
    credentials: { configurationId: CASHFLOWS_CONFIGURATION_ID, apiKey: CASHFLOWS_API_KEY },
  }
}

/**
 * Reads where the simulator stands that a command works with.
 *
 * @returns its address without a slash at the end
 * @throws Error when SIMULATOR_URL is no address
 */
export function readSimulatorUrl(source: Source): string {
  const { SIMULATOR_URL: url = 'http://localhost:4000' } = withoutEmpty(source)
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    throw new Error(`SIMULATOR_URL must be an address such as http://localhost:4000, not ${url}.`)
  }
  return url.replace(/\/+$/, '')
}

/** Whether a simulator that is a process of its own stands where strangers reach it. */
function isOnInternet({ NODE_ENV, CASHFLOWS_PUBLIC_URL }: z.output<typeof variables>): boolean {
  const isElsewhere =
    CASHFLOWS_PUBLIC_URL !== undefined && !isOwnNetwork(new URL(CASHFLOWS_PUBLIC_URL).hostname)
  return NODE_ENV === 'production' && isElsewhere
}

/** Whether nobody has said who reaches a simulator that runs in production, as in a container. */
const isSomewhere = ({ NODE_ENV, CASHFLOWS_PUBLIC_URL, SIMULATOR_PUBLIC }: z.output<typeof variables>) =>
  NODE_ENV === 'production' && CASHFLOWS_PUBLIC_URL === undefined && SIMULATOR_PUBLIC === undefined

const noGuard =
  'CASHFLOWS_PUBLIC_URL is not set, so this simulator has no guard against strangers. Where others can reach it, set that address or SIMULATOR_PUBLIC=yes; SIMULATOR_PUBLIC=no says that nobody can.'

/** An empty variable is how most deployment forms spell "not set". */
const withoutEmpty = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
