import 'server-only'
import { DirectoryInUse, databaseProblem, detailOf } from 'cashflows-postgres'
import { sql } from 'drizzle-orm'
import type { CashflowsClient } from '@/lib/cashflows/client'
import { gatewayHosts, notificationAddresses } from '@/lib/cashflows/environments'
import { GatewayCredentialsRejected, GatewayError, GatewayRejected } from '@/lib/cashflows/errors'
import type { Database } from '@/lib/database/database'
import { type Environment, missingAppUrl } from '@/lib/environment'
import { sampleValues } from './sample-values'

/** `todo` is nothing wrong, but something that only a person can see to. */
export interface Finding {
  result: 'ok' | 'wrong' | 'todo'
  /** In a sentence, with how to mend it. */
  text: string
}

/** What the doctor looks at. Each part is asked for once. */
export interface Examined {
  environment: Environment
  openDatabase: () => Promise<Database>
  gateway: (database: Database) => CashflowsClient | Promise<CashflowsClient>
  /** Calls the shop by its own address. */
  fetch: typeof globalThis.fetch
  /** Connects to the mail server and signs in. */
  verifyMailServer: (smtpUrl: string) => Promise<void>
  /** Whether the credentials are what it is about: it is then wrong that they cannot be tried. */
  triesKey?: boolean
}

/** A clock that is further away makes links expire early or late. */
const maxClockDifferenceSeconds = 30

/**
 * Looks at everything that a shop needs to sell: database, clock, credentials, mail server, and the address that notifications
 * come to. The embedded store is for one process: while the shop has it open, the shop is asked instead of the store, and while
 * the doctor has, the shop cannot run. What could not be looked at is said.
 * It signs one request that changes nothing; one that was rejected is not signed again.
 *
 * @returns the findings, in the order in which they were made
 */
export async function examine(examined: Examined): Promise<Finding[]> {
  const { environment, openDatabase, fetch, verifyMailServer } = examined
  const database = await attempt(openDatabase)
  const isInUse = database instanceof DirectoryInUse
  if (database instanceof Error && !isInUse) {
    return [wrong(`The database cannot be opened. ${databaseProblem(database) ?? detailOf(database)}`)]
  }
  return [
    ...(isInUse ? await examineRunningShop(database, examined) : await examineStore(database, examined)),
    await examineNotificationAddress(environment, fetch, !isInUse && isEmbedded(environment)),
    ...(await examineMailServer(environment, verifyMailServer)),
    ...examineCompany(environment),
    ...todos(environment),
  ]
}

const ok = (text: string): Finding => ({ result: 'ok', text })
const wrong = (text: string): Finding => ({ result: 'wrong', text })
const todo = (text: string): Finding => ({ result: 'todo', text })

const isEmbedded = ({ databaseUrl }: Environment) => databaseUrl === undefined

const kindOfDatabase = ({ databaseUrl, dataDirectory }: Environment) =>
  databaseUrl ? 'PostgreSQL at DATABASE_URL' : `embedded, in ${dataDirectory}: for one process`

async function attempt<Result>(work: () => Promise<Result>): Promise<Result | Error> {
  try {
    return await work()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function examineStore(database: Database, { environment, gateway }: Examined): Promise<Finding[]> {
  return [
    ok(`The database is open and its tables are up to date (${kindOfDatabase(environment)}).`),
    await examineClock(database),
    ...(isEmbedded(environment) && environment.cashflows.isMounted
      ? [todo(simulatorNotAsked)]
      : await examineGateway(await gateway(database), environment)),
  ]
}

/** The pauses of keys that the gateway has rejected stand in the store, so that nothing is signed without it. */
async function examineRunningShop(
  { message }: DirectoryInUse,
  { environment, fetch, triesKey }: Examined,
): Promise<Finding[]> {
  const address = `${environment.appUrl}/api/health`
  const response = await attempt(() => fetch(address, { signal: AbortSignal.timeout(15_000) }))
  if (response instanceof Error) {
    return [
      wrong(`${message} If it is the shop, see that APP_URL leads to it: nobody responds at ${address}.`),
    ]
  }
  if (!response.ok) {
    return [wrong(`${address} responds with ${response.status}. ${(await problemIn(response)) ?? inLog}`)]
  }
  return [
    ok(`${address} says that the shop can take orders (${kindOfDatabase(environment)}).`),
    credentialsNotTried(environment, triesKey),
  ]
}

const simulatorNotAsked = 'The gateway was not asked: it is the simulator in the shop itself.'
const inLog = 'The log of the shop says what is wrong.'

function credentialsNotTried({ cashflows }: Environment, triesKey = false): Finding {
  if (cashflows.isMounted) return todo(simulatorNotAsked)
  const command = triesKey ? 'npm run doctor -- --try-key' : 'npm run doctor'
  const text = `The credentials were not tried, since the running shop has the embedded store open. Stop the shop and run \`${command}\` again.`
  return triesKey ? wrong(text) : todo(text)
}

/** A shop that takes real money says it in its log alone. */
async function problemIn(response: Response): Promise<string | undefined> {
  const body: { problem?: string } | undefined = await response.json().catch(() => undefined)
  return body?.problem
}

async function examineClock(database: Database): Promise<Finding> {
  const answer = await database.execute(sql`select extract(epoch from now()) as seconds`)
  const { rows } = answer as unknown as { rows: { seconds: string }[] }
  const difference = Math.round(Math.abs(Date.now() / 1000 - Number(rows[0]?.seconds)))
  if (difference <= maxClockDifferenceSeconds) return ok('The clocks of this machine and the database agree.')
  return wrong(
    `The clocks of this machine and the database differ by ${difference} seconds. Let both keep time by NTP.`,
  )
}

async function examineGateway(gateway: CashflowsClient, { cashflows }: Environment): Promise<Finding[]> {
  const { environment, gatewayUrl } = cashflows
  const methods = await attempt(() => gateway.listPaymentMethods('GBP'))
  if (!(methods instanceof Error)) {
    const names = methods.length > 0 ? methods.join(', ') : 'none'
    return [ok(`Cashflows accepts the credentials (${environment}). Payment methods for GBP: ${names}.`)]
  }
  if (!(methods instanceof GatewayError)) throw methods
  return [wrong(`${methods.message}. ${adviceOn(methods, environment, gatewayUrl)}`)]
}

function adviceOn(
  error: GatewayError,
  environment: Environment['cashflows']['environment'],
  gatewayUrl: string,
) {
  if (!(error instanceof GatewayRejected)) {
    return `See that this machine can reach ${gatewayUrl}, through firewall and proxy.`
  }
  if (error.status === 401) {
    return `The API key does not belong to this configuration. Copy CASHFLOWS_API_KEY from the Portal anew, as it is shown there: another key is tried at once. ${tryKey(error)}`
  }
  if (error.status === 403) {
    return `The account is locked, or this is not allowed to it. Ask Cashflows; the key itself is not wrong. ${tryKey(error)}`
  }
  if (error.status === 404) {
    const other =
      environment === 'integration' ? ' or, for some accounts, https://gateway-inta.cashflows.com' : ''
    const host = gatewayHosts[environment] ?? gatewayUrl
    return `The configuration is not known there: credentials belong to one environment. For ${environment} the host is ${host}${other} (CASHFLOWS_GATEWAY_URL), and CASHFLOWS_CONFIGURATION_ID is that of its Portal.`
  }
  return 'The request changes nothing, so the reason is with the account: ask Cashflows.'
}

/** How to go on before the pause of a key ends. */
const tryKey = (error: GatewayRejected) =>
  error instanceof GatewayCredentialsRejected
    ? 'The same key is not tried again before, since repeated wrong signatures lock the account. When Cashflows has mended it, `npm run doctor -- --try-key` tries it once, and the whole shop goes on when it is accepted.'
    : ''

/**
 * The shop rejects an empty notification with 400. Anything else comes from somebody in front of it.
 *
 * @param isStopped whether the shop cannot be running; a proxy may answer for it
 */
async function examineNotificationAddress(
  { cashflows: { notificationUrl } }: Environment,
  fetch: Examined['fetch'],
  isStopped: boolean,
): Promise<Finding> {
  const address = `${notificationUrl}/api/cashflows/webhook`
  const response = await attempt(() =>
    fetch(address, { method: 'POST', body: '{}', redirect: 'manual', signal: AbortSignal.timeout(15_000) }),
  )
  if (isStopped && (response instanceof Error || response.status >= 500)) {
    return todo(
      `Whether notifications arrive at ${address} was not seen, since the shop is not running. Start it and run \`npm run doctor\` again.`,
    )
  }
  if (response instanceof Error) {
    return wrong(`Nobody responds at ${address}. Start the shop, and see that APP_URL leads to it.`)
  }
  if ([400, 403].includes(response.status)) return ok(`The shop responds at ${address}.`)
  return wrong(
    `${address} responds with ${response.status} instead of 400. Something in front of the shop answers or redirects: a sign-in, a protection of previews, or another host name. Notifications would be lost there.`,
  )
}

async function examineMailServer(
  { smtpUrl, cashflows }: Environment,
  verify: Examined['verifyMailServer'],
): Promise<Finding[]> {
  if (smtpUrl === undefined) {
    const text = 'Emails are kept and not sent: set SMTP_URL, see docs/email.md.'
    return cashflows.environment === 'simulator' ? [] : [todo(text)]
  }
  const error = await attempt(() => verify(smtpUrl))
  if (!(error instanceof Error)) return [ok('The mail server at SMTP_URL takes emails from the shop.')]
  return [
    wrong(
      `The mail server at SMTP_URL takes no emails: ${error.message}. See that host, port, user and password are right, and that this machine may connect to it.`,
    ),
  ]
}

/** A shop that takes real money names the company that takes it. */
function examineCompany({ cashflows }: Environment): Finding[] {
  const samples = cashflows.environment === 'production' ? sampleValues() : []
  if (samples.length === 0) return []
  return [
    wrong(
      `lib/shop.ts still has the made-up values of the sample: ${samples.join(', ')}. Shoppers read them on the pages of text, and the law asks for the real ones. Replace them, and build again.`,
    ),
  ]
}

function todos({
  appUrl,
  isAppUrlKnown,
  cashflows,
  notificationAddresses: check,
  clientAddressHeader,
}: Environment): Finding[] {
  if (cashflows.environment === 'simulator') {
    const findings = [
      todo('Nothing is sold: the shop pays at the simulator. docs/going-live.md says how to change that.'),
    ]
    if (!isAppUrlKnown) findings.push(todo(missingAppUrl(appUrl)))
    return findings
  }
  const addresses = notificationAddresses[cashflows.environment].join(' and ')
  const findings = [
    todo(
      `Let ${addresses} in, and do not block Ireland: notifications come from there to ${cashflows.notificationUrl}.`,
    ),
    todo('Pay once, refund in the Portal, and see that the order page is right.'),
    todo('Fill in PCI DSS SAQ A: card details are typed on the page of Cashflows alone.'),
  ]
  if (check !== 'off' && !clientAddressHeader) {
    findings.unshift(
      todo('Set CLIENT_ADDRESS_HEADER to the header to which your proxy adds the address of the client.'),
    )
  }
  return findings
}
