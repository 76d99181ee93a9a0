import 'server-only'
import { DirectoryInUse } from 'cashflows-postgres'
import { findProblem } from './availability/check'
import { setProblemCheck } from './availability/known-problem'
import { database } from './database/database'
import type { RenderEmail } from './email/message'
import { checkBuild, type Environment, environment, missingAppUrl, processesSleep } from './environment'
import { apiPaths } from './paths'
import { startTimers } from './scheduled-jobs/timers'

/**
 * What happens once when the shop's server starts: the configuration is checked, the store opened, and from now on the orders
 * that are due are checked, for the shopper who does not come back and the notification that does not arrive, and the
 * emails that are due are sent.
 * With a wrong configuration the static pages are still served, and all others say what is wrong; a build for another
 * environment, whose static pages would be wrong, ends the process. Where processes sleep between requests, the store is
 * opened by the first request that needs it, and the checks are driven by requests.
 */
export function startShop(renderEmail: RenderEmail): void {
  // When nobody reads the log any more, Next would log each failure to write to it, without end.
  for (const log of [process.stdout, process.stderr]) log.on('error', () => {})
  // Where processes sleep, the proxy is a process of its own, which has no use for a connection to the database.
  if (!processesSleep()) setProblemCheck(findProblem)
  const configuration = checkedEnvironment()
  if (!configuration) return
  announce(configuration)
  // What no request waits for would be suspended in the middle, with the connection that it holds.
  if (processesSleep()) return
  // Neither is waited for: pages that need no store are served at once.
  database().catch(giveUp)
  void findProblem()
  wakeSimulator(configuration)
  startTimers(renderEmail)
}

function checkedEnvironment(): Environment | undefined {
  try {
    const configuration = environment()
    endWithWrongBuild(configuration)
    return configuration
  } catch (error) {
    report(error)
    return undefined
  }
}

function endWithWrongBuild(configuration: Environment): void {
  try {
    checkBuild(configuration)
  } catch (error) {
    // Nobody could see a process end there.
    if (processesSleep()) throw error
    report(error)
    process.exit(1)
  }
}

function announce(configuration: Environment): void {
  const {
    appUrl,
    isAppUrlKnown,
    isProduction,
    cashflows,
    notificationAddresses,
    clientAddressHeader,
    smtpUrl,
  } = configuration
  console.log(`- Shop:         ${appUrl}`)
  if (isProduction && !isAppUrlKnown) console.warn(`  ${missingAppUrl(appUrl)}`)
  console.log(`- Cashflows:    ${cashflows.gatewayUrl} (${cashflows.environment})`)
  if (notificationAddresses === 'log' && clientAddressHeader === undefined) {
    console.log('- Notifications: their senders are not known, since CLIENT_ADDRESS_HEADER is not set')
  }
  if (smtpUrl === undefined) {
    const where = isProduction ? '' : `: ${appUrl}${apiPaths.emails}`
    console.log(`- Emails:       kept, not sent, since SMTP_URL is not set${where}`)
  }
}

/** The first request makes the simulator open its store, which takes seconds: better now than at the first payment. */
function wakeSimulator({ cashflows }: Environment): void {
  if (cashflows.isMounted) fetch(cashflows.gatewayUrl, { method: 'HEAD' }).catch(report)
}

/** A folder that another process holds stays held; a database server that is away may come back. */
function giveUp(error: unknown): void {
  if (!(error instanceof DirectoryInUse)) return
  report(error)
  process.exit(1)
}

function report(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
}
