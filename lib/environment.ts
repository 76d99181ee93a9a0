import 'server-only'
import { type environmentNames, gatewayHosts } from './cashflows/environments'
import {
  type AddressCheck,
  clientAddressHeader,
  databaseOf,
  type Sender,
  variables,
  vercelHosts,
} from './environment-variables'

/** What the simulator accepts when nothing is configured: public, and of no use anywhere else. */
const simulatorCredentials = {
  configurationId: '200426117314086912',
  apiKey: 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c',
}

/** A variable that is missing or wrong. The message is a sentence for whoever runs the shop, and holds no value of a secret. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}

/** The shop's configuration. Every environment variable of the shop is read here and nowhere else. */
export interface Environment {
  /** Where shoppers and the gateway find this shop, without a slash at the end. */
  appUrl: string
  /** Whether somebody said so; else it is assumed to be this machine. */
  isAppUrlKnown: boolean
  /** Every address at which shoppers may find it, each as `appUrl`, which is the first. */
  appUrls: readonly string[]
  cashflows: {
    environment: (typeof environmentNames)[number]
    /** What `/api/gateway` stands under. */
    gatewayUrl: string
    /** Where browsers see the gateway; another address than `gatewayUrl` where the shop calls it inside a network. */
    publicUrl: string
    /** Where the gateway finds this shop; another address than `appUrl` where it calls the shop inside a network. */
    notificationUrl: string
    /** Whether the gateway is the simulator that stands in the shop itself, at `/simulator` of each of its addresses. */
    isMounted: boolean
    /** Added to the address of notifications where a sign-in would stop them: see `x-vercel-protection-bypass`. */
    protectionBypass: string | undefined
    configurationId: string
    apiKey: string
    /** The key that is to replace `apiKey`, while both are valid. */
    nextApiKey: string | undefined
  }
  /** What becomes of a notification that does not come from an address of Cashflows. */
  notificationAddresses: AddressCheck
  /** The header, in lower case, to which the nearest proxy adds the address of the client; undefined without a proxy. */
  clientAddressHeader: string | undefined
  databaseUrl: string | undefined
  /** The same database without a pooler in between, for migrations; `databaseUrl` where there is no other. */
  directDatabaseUrl: string | undefined
  dataDirectory: string
  /** What a scheduler sends to have the orders checked; undefined when there is none. */
  cronSecret: string | undefined
  /** What a monitor sends to read the metrics; undefined when there is none. */
  metricsToken: string | undefined
  /** Where traces are sent by OTLP, without a slash at the end, and with which headers; undefined for nowhere. */
  traces: { url: string; headers: Record<string, string> } | undefined
  /** Seals the shop's cookies; undefined where the shop makes one for itself. */
  sessionPassword: string | undefined
  /** Opens the cookies that were sealed before the password was replaced. */
  previousSessionPassword: string | undefined
  /** The mail server, with how to sign in; undefined where emails are kept instead of sent. */
  smtpUrl: string | undefined
  /** Whom emails come from; undefined for the shop's own name and address. */
  emailFrom: Sender | undefined
  /** Where the merchant is written to; undefined for the shop's own address. */
  merchantEmail: string | undefined
  isProduction: boolean
}

/**
 * Reads and checks environment variables.
 *
 * @throws ConfigurationError that names each wrong variable, what is wrong with it and how to mend it
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  // An empty variable is how most deployment forms spell "not set".
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = variables.safeParse(set)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new ConfigurationError(
      `The configuration is not complete. Set these environment variables:\n${lines.join('\n')}`,
    )
  }
  const value = result.data
  const [appUrl = `http://localhost:${value.PORT}`, ...otherUrls] =
    value.APP_URL === undefined ? vercelHosts(value).map((host) => `https://${host}`) : [value.APP_URL]
  const isSimulator = value.CASHFLOWS_ENVIRONMENT === 'simulator'
  const mountedUrl = `${appUrl}/simulator`
  const gatewayUrl = value.CASHFLOWS_GATEWAY_URL ?? gatewayHosts[value.CASHFLOWS_ENVIRONMENT] ?? mountedUrl
  return {
    appUrl,
    isAppUrlKnown: Boolean(value.APP_URL ?? value.VERCEL),
    appUrls: [appUrl, ...otherUrls],
    cashflows: {
      environment: value.CASHFLOWS_ENVIRONMENT,
      gatewayUrl,
      publicUrl: value.CASHFLOWS_PUBLIC_URL ?? gatewayUrl,
      notificationUrl: value.CASHFLOWS_NOTIFICATION_URL ?? appUrl,
      isMounted: isSimulator && gatewayUrl === mountedUrl,
      // A production deployment is open to shoppers, and so to notifications: it sends no secret along.
      protectionBypass:
        value.VERCEL_ENV === 'preview' && !isSimulator ? value.VERCEL_AUTOMATION_BYPASS_SECRET : undefined,
      configurationId: value.CASHFLOWS_CONFIGURATION_ID ?? simulatorCredentials.configurationId,
      apiKey: value.CASHFLOWS_API_KEY ?? simulatorCredentials.apiKey,
      nextApiKey: value.CASHFLOWS_API_KEY_NEXT,
    },
    notificationAddresses: value.CASHFLOWS_NOTIFICATION_ADDRESSES ?? (isSimulator ? 'off' : 'log'),
    clientAddressHeader: clientAddressHeader(value),
    ...databaseOf(value),
    dataDirectory: value.DATA_DIR,
    cronSecret: value.CRON_SECRET,
    metricsToken: value.METRICS_TOKEN,
    traces:
      value.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { url: value.OTEL_EXPORTER_OTLP_ENDPOINT, headers: value.OTEL_EXPORTER_OTLP_HEADERS ?? {} },
    sessionPassword: value.SESSION_PASSWORD,
    previousSessionPassword: value.SESSION_PASSWORD_PREVIOUS,
    smtpUrl: value.SMTP_URL,
    emailFrom: value.EMAIL_FROM,
    merchantEmail: value.MERCHANT_EMAIL,
    isProduction: value.NODE_ENV === 'production',
  }
}

/**
 * The one address at which shoppers should be, since their cookies belong to a host; undefined where they may come by any
 * name: on a developer's machine, where nobody has said it, and on Vercel, whose deployments have hosts of their own.
 */
export function shopAddress({ appUrl, isAppUrlKnown, isProduction } = environment()): string | undefined {
  return isAppUrlKnown && isProduction && !processesSleep() ? appUrl : undefined
}

/** What to say where a shop for others was not told its address. */
export const missingAppUrl = (appUrl: string) =>
  `APP_URL is not set: shoppers are sent to ${appUrl}, which only this machine can open. Set it to the address of the shop.`

/**
 * Whether no real money is taken: everywhere but in Cashflows' production environment. It needs no other variable, as
 * the static pages ask when they are built.
 *
 * @param environmentName a value of CASHFLOWS_ENVIRONMENT
 */
export function isDemonstration(environmentName = process.env.CASHFLOWS_ENVIRONMENT): boolean {
  return environmentName !== 'production'
}

/**
 * Checks that the static pages, which are built once, say the truth in the environment that the shop runs in.
 *
 * @param builtFor CASHFLOWS_ENVIRONMENT at the build, which Next has put here in place of the variable
 * @throws ConfigurationError when one of the two takes real money and the other does not
 */
export function checkBuild(
  { cashflows }: Environment,
  builtFor: string | undefined = process.env.BUILT_FOR_ENVIRONMENT,
): void {
  if (isDemonstration(builtFor) === isDemonstration(cashflows.environment)) return
  throw new ConfigurationError(
    `This build is for CASHFLOWS_ENVIRONMENT=${builtFor}, so its pages would say the wrong thing about payments. Build again with CASHFLOWS_ENVIRONMENT=${cashflows.environment}.`,
  )
}

/**
 * Whether somebody can be charged here. It needs no other variable to be right, and takes one that is wrong for the worst.
 */
export function mayTakeRealMoney(): boolean {
  const names = [process.env.CASHFLOWS_ENVIRONMENT, process.env.BUILT_FOR_ENVIRONMENT]
  return !names.every((name) => !name || name === 'simulator' || name === 'integration')
}

/** The hosts by which `npm run dev` may be opened, beside localhost: its `allowedDevOrigins`, which next.config.ts has put here. */
export function developmentHosts(hosts = process.env.DEVELOPMENT_HOSTS): string[] {
  return hosts ? hosts.split(' ') : []
}

/** Whether this host suspends processes between requests, as Vercel does. It needs no other variable. */
export function processesSleep(): boolean {
  return Boolean(process.env.VERCEL)
}

/**
 * APP_URL, by which browsers call the shop whatever a proxy makes of it. It needs no other variable, so that a
 * wrong one does not keep forms out.
 *
 * @returns undefined where APP_URL is not set, or is no address
 */
export function parsedAppUrl(appUrl = process.env.APP_URL): URL | undefined {
  return appUrl && URL.canParse(appUrl) ? new URL(appUrl) : undefined
}

/**
 * The address of the shop where the build already knows it, for what static pages have to say with a whole address. It needs
 * no other variable.
 */
export function addressAtBuild(): string | undefined {
  const host = process.env.VERCEL_PROJECT_PRODUCTION_URL
  return parsedAppUrl()?.origin ?? (host ? `https://${host}` : undefined)
}

let environmentOfProcess: Environment | undefined

/** The configuration of this process, checked at the first call. */
export function environment(): Environment {
  environmentOfProcess ??= readEnvironment(process.env)
  return environmentOfProcess
}
