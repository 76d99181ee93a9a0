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
import { demoShopPages } from './demo-shops/demo-shop.tsx'
import { DemoShops } from './demo-shops/demo-shops.ts'
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
import { Screenshots } from './portal/appearance/screenshots.ts'
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

/** Where a simulator stands, and what it gets of the program that it is part of. */
export interface SimulatorPlace {
  /**
   * Where the simulator stands for everybody, without a slash at the end; its path is what requests begin with. Without it,
   * the simulator stands at the root of the host that a request names.
   */
  publicUrl?: string
  /** Further addresses whose origins are the deployment's own, beside that of `publicUrl`. */
  ownOrigins?: readonly string[]
  /** Of a simulator that stands at several hosts, under the path of `publicUrl`: where it stands for the sender of a request. */
  publicUrlOf?: (request: Request) => string
  /** Where whoever runs the simulator finds it, where `publicUrl` does not say so; asked for when it listens. */
  ownUrl?: () => string
  /** Where the shop stands for the sender of a request: the Portal leads back there. */
  shopUrlOf?: (request: Request) => string
  /** The process sleeps between requests, so that nothing is done that no request waits for; `doDue` has to be called. */
  isSuspended?: boolean
  /** Gives a notification to a merchant in this process; undefined for one that is elsewhere. */
  deliver?: Deliver
  /**
   * Of the shop that comes with it: the payment page that its configuration has until a merchant makes one. What is no
   * theme is left out, with a warning.
   */
  theme?: unknown
  /** Up to how many bytes a picture that is uploaded in the Portal gets through to it, where that is fewer than it reads. */
  maxPictureBytes?: number | undefined
  /** An open PostgreSQL that keeps its data, instead of the one that the environment names. */
  postgres?: StorePlace['postgres']
}

/**
 * Opens the store, starts the sender of notifications and gives the application that answers requests.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 * @throws SeedError when the seed file that the environment names cannot be used
 */
export async function openSimulator(
  environment: Environment,
  place: SimulatorPlace = {},
): Promise<Simulator> {
  const { databaseUrl, dataDirectory } = environment
  const store = await openSimulatorStore({ databaseUrl, dataDirectory, postgres: place.postgres })
  const parts = partsOf(environment, place, store)
  const { configurations, outbox, sender, scheduler, activityLog } = parts
  await configurations.ensure(environment.configurationId, environment.apiKey)
  const applySeed = await seeded(environment, parts).catch(async (error) => {
    await store.close()
    throw error
  })
  await scheduler.readOffsets()
  if (!place.isSuspended) {
    scheduler.start()
    outbox.onWake((id) => void sender.sendDue(id))
    sender.start()
  }
  const shopTheme = readShopTheme(place.theme)
  if (shopTheme) {
    await parts.pages.ensureFirst(environment.configurationId, shopTheme)
    configurations.clearCache()
  }
  const { owner } = environment.portal
  if (owner) {
    const users = new Users(store.database, () => new Date())
    await users.ensure({ email: owner.email, name: 'Owner', role: 'Owner' }, owner.password)
  }
  const app = application(environment, place, store, parts, applySeed)

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

type OpenStore = Awaited<ReturnType<typeof openSimulatorStore>>

type Parts = ReturnType<typeof partsOf>

/** What several applications of a simulator work with. */
function partsOf(environment: Environment, place: SimulatorPlace, { database }: OpenStore) {
  const { guard } = environment
  const clocks = new Clocks()
  const services = paymentServices(database, clocks)
  const { configurations, payments } = services
  const destinations = destinationsOf(environment, place)
  const sender = new Sender(database, clocks, configurations, destinations, place.deliver)
  const retention = guard && new Retention(database, clocks, guardLimits.lifetimeDays)
  return {
    ...services,
    database,
    clocks,
    destinations,
    sender,
    activityLog: new ActivityLog(
      database,
      guard && guardLimits.entriesPerJob,
      guard && guardLimits.bodyLength,
    ),
    scheduler: new Scheduler(database, clocks, payments, sender, retention),
    pages: new PaymentPages(database, clocks, destinations),
    publicUrl: (request: Request) =>
      place.publicUrlOf?.(request) ?? place.publicUrl ?? new URL(request.url).origin,
  }
}

/** Applies the seed that the environment names. @returns applies it again; undefined where it names none */
async function seeded(
  environment: Environment,
  { database, destinations, configurations }: Parts,
): Promise<ControlContext['applySeed']> {
  if (environment.seedFile === undefined) return undefined
  const { seedFrom } = await import('./seed/seed.ts')
  const applySeed = seedFrom(environment.seedFile, {
    database,
    defaultConfiguration: environment,
    destinations,
  })
  await applySeed()
  configurations.clearCache()
  return applySeed
}

/** Everything that answers requests. */
function application(
  environment: Environment,
  place: SimulatorPlace,
  store: OpenStore,
  parts: Parts,
  applySeed: ControlContext['applySeed'],
): Hono {
  const { configurationId, guard } = environment
  const { database, clocks, configurations, payments, pages, destinations, activityLog, sender, publicUrl } =
    parts
  const root = new Hono()
  const path = place.publicUrl ? new URL(place.publicUrl).pathname : '/'
  const app = root.basePath(path)
  const dailyLimit = guard && new DailyLimit(database, guardLimits.perDay)
  const customers = new Customers(database)
  const portalDependencies = {
    ...parts,
    pagesFor: checkout,
    maxPictureBytes: place.maxPictureBytes,
    screenshots: environment.browserPath ? new Screenshots(environment.browserPath) : undefined,
    configurationId,
    shopUrl: place.shopUrlOf,
    portalAddress: () => `${place.publicUrl ?? place.ownUrl?.() ?? ''}/portal`,
    hasDemoSignIn: environment.portal.hasDemoSignIn,
  }
  // Also without that path: whoever looks after a container does not know it.
  const healthRoutes = health(store, clocks.of(configurationId))
  for (const mount of [root, app]) mount.route('/health', healthRoutes)
  const welcomeRoutes = welcome({ configurationId, publicUrl, documentationPath })
  // Whoever types that path may end it with a slash.
  if (path !== '/') root.route(`${path}/`, welcomeRoutes)
  const demoShops = new DemoShops(database, clocks)
  app
    .route('/portal', portals(portalDependencies))
    .route('/pay', shortLinks(database))
    .route('/demo', demoShopPages({ demoShops, pages, configurations, payments, dailyLimit, publicUrl }))
    .route('/', welcomeRoutes)
    .route('/llms.txt', llmsText({ configurationId, hasControl: environment.hasControl, publicUrl }))
    .route(dirname(documentationPath), documentation(publicUrl))
    .route(
      '/api/gateway',
      gateway({
        ...parts,
        customers,
        dailyLimit,
        isLockable: guard === undefined,
        notified: (id) => sender.sendDue(id),
        wait,
      }),
    )
    .use('/payment/*', pageViews(activityLog, clocks))
    .use('/three-d-secure/*', pageViews(activityLog, clocks))
    .route('/', checkout(payments, clocks, { ...pageSettings(parts), destinations, cards: customers }))
  if (environment.hasControl) {
    const notifications = new Notifications(database)
    app.route('/control', control({ ...parts, notifications, defaultConfiguration: environment, applySeed }))
  }
  return root
}

/** What the hosted page of a job has of its configuration. */
function pageSettings({ configurations, pages }: Parts) {
  const settingsOf = async (configurationId: string) =>
    (await configurations.find(configurationId))?.settings ?? defaultSettings
  return {
    themeOf: async ({ configurationId, parameters }: PaymentJob) => {
      const published = await pages.publishedTheme(configurationId, parameters.paymentPageReference)
      if (published) return published
      return { ...defaultTheme, businessName: (await settingsOf(configurationId)).merchantName }
    },
    methodsOf: async (job: PaymentJob) =>
      methodsFor({ settings: await settingsOf(job.configurationId) }, job),
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
  { publicUrl, ownOrigins = [] }: SimulatorPlace,
): Destinations {
  if (!guard) return new Destinations(undefined, { allowsPlainText, addressMap })
  const own = [...(publicUrl === undefined ? [] : [publicUrl]), ...ownOrigins]
  return new Destinations(
    { own: own.map((address) => new URL(address).origin), listed: guard.allowedOrigins },
    { addressMap },
  )
}
