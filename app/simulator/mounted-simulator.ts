import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Simulator } from 'cashflows-simulator'
import { setGatewayCheck } from '@/lib/availability/problem'
import { postgres } from '@/lib/database/database'
import { ConfigurationError, environment, processesSleep } from '@/lib/environment'
import { ownAddress } from '@/lib/own-address'
import { apiPaths } from '@/lib/paths'
import theme from '@/lib/theme/theme.json'
import { isPublicDeployment } from './public-deployment'

// Next evaluates a module more than once in a process, and there is one simulator.
const held = globalThis as typeof globalThis & { shopSimulator?: Promise<Simulator> | undefined }

/** Vercel itself answers 413 to a request of more than 4.5 MB. */
const maxPictureBytesOnVercel = 4 * 1024 * 1024

/**
 * The simulator of this process, opened at the first call. It stands at APP_URL/simulator and keeps its data in the
 * PostgreSQL of the shop, in tables of its own.
 *
 * @returns undefined where the shop talks to another gateway: nobody would guard the simulator here
 * @throws ConfigurationError when one of its own variables is wrong
 * @throws DirectoryInUse when another process has the embedded store open; the next call tries again
 */
export async function mountedSimulator(): Promise<Simulator | undefined> {
  if (!environment().cashflows.isMounted) return undefined
  held.shopSimulator ??= open()
  try {
    return await held.shopSimulator
  } catch (error) {
    held.shopSimulator = undefined
    throw error
  }
}

async function open(): Promise<Simulator> {
  const { appUrl, appUrls, cashflows, databaseUrl, dataDirectory } = environment()
  const [{ openSimulator, readEnvironment }, store] = await Promise.all([load(), postgres()])
  const ownStore = join(dataDirectory, 'simulator')
  if (!databaseUrl && existsSync(ownStore)) {
    console.log(
      `- The simulator's data is in the shop's store. What ${ownStore} holds is shown by: npm run simulator`,
    )
  }
  return openSimulator(configured(readEnvironment), {
    publicUrl: `${appUrl}/simulator`,
    ownOrigins: [...appUrls, cashflows.notificationUrl],
    publicUrlOf: (request) => `${shopUrlOf(request)}/simulator`,
    shopUrlOf,
    isSuspended: processesSleep(),
    maxPictureBytes: processesSleep() ? maxPictureBytesOnVercel : undefined,
    deliver: processesSleep() ? deliverToShop : undefined,
    theme,
    postgres: store,
  })
}

/** Its own variables, which the shop does not check until they are found wrong: it takes no orders without its gateway. */
function configured(readEnvironment: typeof import('cashflows-simulator').readEnvironment) {
  const read = () => readEnvironment(process.env, isPublicDeployment(environment(), processesSleep()))
  const findProblem = () => {
    try {
      read()
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  const problem = findProblem()
  if (problem === undefined) return read()
  setGatewayCheck(findProblem)
  throw new ConfigurationError(problem)
}

/** Calls the shop's webhook in this process: a protection of previews would not let a notification in from outside. */
function deliverToShop(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url)
  if (!environment().appUrls.includes(origin) || pathname !== apiPaths.webhook) return undefined
  return import('@/app/api/cashflows/webhook/route').then(({ POST }) => POST(request))
}

/**
 * `next dev` loads the compiled package as it is, since bundling it takes seconds of the first payment. The production
 * build bundles it, and so knows which files a deployment needs.
 */
function load() {
  return process.env.NODE_ENV === 'development'
    ? import(/* turbopackIgnore: true */ 'cashflows-simulator')
    : import('cashflows-simulator')
}

/** Where the shop stands for the sender of a request. */
function shopUrlOf({ headers, url }: Request): string {
  // The shop's own calls name the host in their address alone.
  return ownAddress(headers.has('host') ? headers : new Headers({ host: new URL(url).host }))
}
