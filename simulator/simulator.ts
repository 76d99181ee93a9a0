import { dirname } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { ActivityLog } from './activity/activity-log.ts'
import { pageViews } from './activity/page-views.ts'
import { PaymentPages } from './branding/payment-pages.ts'
import { defaultTheme, type Theme, themeSchema } from './branding/theme.ts'
import type { Caller } from './caller.ts'
import { checkout } from './checkout/checkout.ts'
import { welcome } from './checkout/welcome/welcome.tsx'
import { Clocks } from './clock/clock.ts'
import type { ControlContext } from './control/api.ts'
import { control } from './control/control.ts'
import { openSimulatorStore, type StoreKind, type StorePlace } from './database/database.ts'
import { demonstrationShop } from './demonstration/demonstration-shop.tsx'
import { Demonstrations } from './demonstration/demonstrations.ts'
import { Destinations } from './destinations/destinations.ts'
import type { Environment } from './environment.ts'
import { wait } from './faults/faulty-responses.ts'
import { documentation } from './gateway/documentation/documentation.ts'
import { gateway } from './gateway/gateway.ts'
import { documentationPath } from './gateway/links.ts'
import { guardLimits } from './guard.ts'
import { health } from './health.ts'
import { llmsText } from './llms-text.ts'
import { Notifications } from './notifications/notifications.ts'
import type { Deliver } from './notifications/post.ts'
import { Sender } from './notifications/sender.ts'
import { paymentServices } from './payment-services.ts'
import { Customers } from './payments/customers.ts'
import { DailyLimit } from './payments/daily-limit.ts'
import { methodsFor } from './payments/page-methods.ts'
import type { PaymentJob } from './payments/payment-job.ts'
import { defaultSettings } from './payments/settings.ts'
import { Pictures } from './portal/appearance/pictures.ts'
import { Users } from './portal/auth/users.ts'
import { shortLinks } from './portal/payment-links/short-links.ts'
import { portals } from './portal/portals.ts'
import { Retention } from './retention.ts'
import { Scheduler } from './scheduler.ts'

/** A running simulator: gateway, hosted page, Portal and control. */
export interface Simulator {
  /** Gives the response to a request whose path begins with the path of `publicUrl`. */
  fetch(request: Request, caller?: Caller): Promise<Response>
  /**
   * Does what is due now, such as sending notifications and deleting what is too old. Only needed where no process lives on
   * between requests.
   */
  doDue(): Promise<void>
  /** What keeps its data. */
  store: StoreKind
  /** Cuts off notifications under way, which stay due, waits for what the scheduler does, and closes the store. */
  close(): Promise<void>
}

/**
 * Opens the store, starts the sender of notifications and gives the application that answers requests.
 *
 * @param options.publicUrl where the simulator stands for everybody, without a slash at the end; its path is what
 *   requests begin with. Without it, the simulator stands at the root of the host that a request names.
 * @param options.ownOrigins further addresses whose origins are the deployment's own, beside that of `publicUrl`
 * @param options.publicUrlOf for a simulator that stands at several hosts, under the path of `publicUrl`: where it
 *   stands for the sender of a request
 * @param options.ownUrl where whoever runs the simulator finds it, where `publicUrl` does not say so; asked for when it listens
 * @param options.shopUrlOf where the shop stands for the sender of a request: the Portal leads back there
 * @param options.isSuspended whether the process sleeps between requests, so that nothing is done that no request waits
 *   for; `doDue` has to be called then
 * @param options.deliver gives a notification to a merchant in this process; undefined for one that is elsewhere
 * @param options.theme of the shop that comes with it: the payment page that its configuration has until a merchant makes
 *   one; what is no theme is left out, with a warning
 * @param options.maxPictureBytes up to how many bytes a picture that is uploaded in the Portal gets through to it, where that
 *   is fewer than it reads
 * @param options.postgres an open PostgreSQL that keeps its data, instead of the one that the environment names
 * @throws DirectoryInUse when another process has the embedded store open
 * @throws SeedError when the seed file that the environment names cannot be used
 */
export async function openSimulator(
  environment: Environment,
  options: {
    publicUrl?: string
    ownOrigins?: readonly string[]
    publicUrlOf?: (request: Request) => string
    ownUrl?: () => string
    shopUrlOf?: (request: Request) => string
    isSuspended?: boolean
    deliver?: Deliver
    theme?: unknown
    maxPictureBytes?: number | undefined
    postgres?: StorePlace['postgres']
  } = {},
): Promise<Simulator> {
  const { databaseUrl, dataDirectory } = environment
  const store = await openSimulatorStore({ databaseUrl, dataDirectory, postgres: options.postgres })
  const clocks = new Clocks()
  const { configurations, faults, outbox, payments } = paymentServices(store.database, clocks)
  const activityLog = new ActivityLog(
    store.database,
    environment.guard && guardLimits.entriesPerJob,
    environment.guard && guardLimits.bodyLength,
  )
  const destinations = destinationsOf(environment, options)
  const sender = new Sender(store.database, clocks, configurations, destinations, options.deliver)
  await configurations.ensure(environment.configurationId, environment.apiKey)
  let applySeed: ControlContext['applySeed']
  if (environment.seedFile !== undefined) {
    try {
      const { seedFrom } = await import('./seed/seed.ts')
      const place = { database: store.database, defaultConfiguration: environment, destinations }
      applySeed = seedFrom(environment.seedFile, place)
      await applySeed()
    } catch (error) {
      await store.close()
      throw error
    }
    configurations.clearCache()
  }
  const customers = new Customers(store.database)
  const retention = environment.guard && new Retention(store.database, clocks, guardLimits.lifetimeDays)
  const scheduler = new Scheduler(store.database, clocks, payments, sender, retention)
  await scheduler.readOffsets()
  if (!options.isSuspended) {
    scheduler.start()
    outbox.onWake((id) => void sender.sendDue(id))
    sender.start()
  }

  const pages = new PaymentPages(store.database, clocks, destinations)
  const shopTheme = readShopTheme(options.theme)
  if (shopTheme) {
    await pages.ensureFirst(environment.configurationId, shopTheme)
    configurations.clearCache()
  }
  const settingsOf = async (configurationId: string) =>
    (await configurations.find(configurationId))?.settings ?? defaultSettings
  const themeOf = async ({ configurationId, parameters }: PaymentJob) => {
    const published = await pages.publishedTheme(configurationId, parameters.paymentPageReference)
    if (published) return published
    return { ...defaultTheme, businessName: (await settingsOf(configurationId)).merchantName }
  }
  const methodsOf = async (job: PaymentJob) =>
    methodsFor({ settings: await settingsOf(job.configurationId) }, job)

  const publicUrl = (request: Request) =>
    options.publicUrlOf?.(request) ?? options.publicUrl ?? new URL(request.url).origin
  const root = new Hono()
  const path = options.publicUrl ? new URL(options.publicUrl).pathname : '/'
  const app = root.basePath(path)
  const { configurationId } = environment
  const dailyLimit = environment.guard && new DailyLimit(store.database, guardLimits.perDay)
  const { hasDemonstration, owner } = environment.portal
  if (owner) {
    const users = new Users(store.database, () => new Date())
    await users.ensure({ email: owner.email, name: 'Owner', role: 'Owner' }, owner.password)
  }
  const portalDependencies = {
    database: store.database,
    configurations,
    payments,
    clocks,
    sender,
    activityLog,
    destinations,
    scheduler,
    faults,
    pages,
    pagesFor: checkout,
    maxPictureBytes: options.maxPictureBytes,
    pictures: environment.browserPath ? new Pictures(environment.browserPath) : undefined,
    configurationId,
    publicUrl,
    shopUrl: options.shopUrlOf,
    portalAddress: () => `${options.publicUrl ?? options.ownUrl?.() ?? ''}/portal`,
    hasDemonstration,
  }
  // Also without that path: whoever looks after a container does not know it.
  const healthRoutes = health(store, clocks.of(configurationId))
  for (const place of [root, app]) place.route('/health', healthRoutes)
  const welcomeRoutes = welcome({ configurationId, publicUrl, documentationPath })
  // Whoever types that path may end it with a slash.
  if (path !== '/') root.route(`${path}/`, welcomeRoutes)
  app
    .route('/portal', portals(portalDependencies))
    .route('/pay', shortLinks(store.database))
    .route(
      '/demo',
      demonstrationShop({
        demonstrations: new Demonstrations(store.database, clocks),
        pages,
        configurations,
        payments,
        dailyLimit,
        publicUrl,
      }),
    )
    .route('/', welcomeRoutes)
    .route('/llms.txt', llmsText({ configurationId, hasControl: environment.hasControl, publicUrl }))
    .route(dirname(documentationPath), documentation(publicUrl))
    .route(
      '/api/gateway',
      gateway({
        payments,
        customers,
        configurations,
        clocks,
        activityLog,
        destinations,
        dailyLimit,
        isLockable: environment.guard === undefined,
        faults,
        notified: (id) => sender.sendDue(id),
        wait,
        publicUrl,
      }),
    )
    .use('/payment/*', pageViews(activityLog, clocks))
    .use('/three-d-secure/*', pageViews(activityLog, clocks))
    .route('/', checkout(payments, clocks, { themeOf, methodsOf, destinations, cards: customers }))
  if (environment.hasControl) {
    const notifications = new Notifications(store.database)
    const context = {
      payments,
      activityLog,
      configurations,
      notifications,
      sender,
      faults,
      clocks,
      destinations,
      scheduler,
    }
    app.route(
      '/control',
      control({ ...context, database: store.database, defaultConfiguration: environment, applySeed }),
    )
  }

  return {
    // A Host header can be such that no address comes of it.
    fetch: async (request, caller = {}) =>
      URL.canParse(request.url) ? app.fetch(request, caller) : new Response('Bad Request', { status: 400 }),
    doDue: async () => {
      await scheduler.tick()
      await Promise.all([sender.sendDue(), activityLog.written()])
    },
    store: store.kind,
    close: async () => {
      // A clock that is being wound waits for the notifications on its way.
      await Promise.all([scheduler.stop(), sender.stop()])
      await activityLog.written()
      await store.close()
    },
  }
}

/** A shop may know members of a theme that this simulator does not have yet. */
function readShopTheme(theme: unknown): Theme | undefined {
  if (theme === undefined) return undefined
  const result = z.object(themeSchema.shape).safeParse(theme)
  if (result.success) return result.data
  console.warn(`The payment page does not have the shop’s theme:\n${z.prettifyError(result.error)}`)
  return undefined
}

function destinationsOf(
  { guard, allowsPlainText, addressMap }: Environment,
  { publicUrl, ownOrigins = [] }: { publicUrl?: string; ownOrigins?: readonly string[] },
): Destinations {
  if (!guard) return new Destinations(undefined, { allowsPlainText, addressMap })
  const own = [...(publicUrl === undefined ? [] : [publicUrl]), ...ownOrigins]
  return new Destinations(
    { own: own.map((address) => new URL(address).origin), listed: guard.allowedOrigins },
    { addressMap },
  )
}
