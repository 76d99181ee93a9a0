import { z } from 'zod'
import { environmentNames } from './cashflows/environments'
import { readEmailAddress } from './email-address'

/** `log` writes a line about a notification from another address, `enforce` denies it. */
const addressChecks = ['enforce', 'log', 'off'] as const

export type AddressCheck = (typeof addressChecks)[number]

const url = z.url({ protocol: /^https?$/, error: 'must be an address such as https://shop.example' })
const address = url.transform((value) => value.replace(/\/+$/, ''))
const origin = address.refine(
  (value) => URL.canParse(value) && new URL(value).origin === value.toLowerCase(),
  {
    error: 'must end after the host, without a path, a query or a fragment, such as https://shop.example',
  },
)

/** A character that an address cannot hold as it is makes the rest of it something else, so each is looked at. */
const databaseAddress = z
  .url({
    protocol: /^postgres(ql)?$/,
    error:
      'must be an address such as postgresql://user:password@host/database; in a password, write : as %3A, / as %2F, ? as %3F, # as %23, @ as %40 and % as %25',
  })
  .refine((value) => !URL.canParse(value) || isEncoded(value), {
    error: 'must have each % in user, password and database written as %25',
  })

const emailAddress = z.string().refine((value) => readEmailAddress(value) !== undefined, {
  error: 'must be an email address, such as orders@shop.example',
})

/** A sender as people write it: an address, or a name and the address in angle brackets. */
const sender = z.string().transform((value, context): Sender => {
  const [, name, address = value] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(value) ?? []
  const read = readEmailAddress(address.trim())
  if (read) return { name: name || undefined, address: read }
  context.addIssue({
    code: 'custom',
    message: 'must be an email address, such as orders@shop.example or Shop <orders@shop.example>',
  })
  return z.NEVER
})

/** Whom an email comes from. */
export interface Sender {
  name: string | undefined
  address: string
}

/** As OpenTelemetry writes them: `name=value,name=value`, the values percent-encoded. */
const otlpHeaders = z.string().transform((text, context) => {
  try {
    return Object.fromEntries(text.split(',').map(readHeader))
  } catch {
    context.addIssue({ code: 'custom', message: 'must be headers such as x-api-key=secret,x-team=shop' })
    return z.NEVER
  }
})

/** @throws Error where it is none */
function readHeader(pair: string): [name: string, value: string] {
  const [, name, value] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/.exec(pair) ?? []
  if (name === undefined || value === undefined) throw new Error('No header')
  return [name, decodeURIComponent(value)]
}

const sessionPassword = z.string().min(32, 'must have at least 32 characters')

/** What each environment variable of the shop may be, and when it is required. */
export const variables = z
  .object({
    APP_URL: origin.optional(),
    CASHFLOWS_ENVIRONMENT: z
      .enum(environmentNames, { error: `must be one of ${environmentNames.join(', ')}` })
      .default('simulator'),
    CASHFLOWS_CONFIGURATION_ID: z
      .string()
      .regex(/^\d{18}$/, 'must be the 18 digits that the Portal shows')
      .optional(),
    CASHFLOWS_API_KEY: z.string().min(1).optional(),
    CASHFLOWS_API_KEY_NEXT: z.string().min(1).optional(),
    CASHFLOWS_NOTIFICATION_ADDRESSES: z
      .enum(addressChecks, { error: `must be one of ${addressChecks.join(', ')}` })
      .optional(),
    CLIENT_ADDRESS_HEADER: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header, such as x-forwarded-for')
      .transform((name) => name.toLowerCase())
      .optional(),
    CASHFLOWS_GATEWAY_URL: address.optional(),
    CASHFLOWS_PUBLIC_URL: address.optional(),
    CASHFLOWS_NOTIFICATION_URL: origin.optional(),
    DATABASE_URL: databaseAddress.optional(),
    POSTGRES_URL: databaseAddress.optional(),
    DATABASE_URL_UNPOOLED: databaseAddress.optional(),
    POSTGRES_URL_NON_POOLING: databaseAddress.optional(),
    DATA_DIR: z.string().default('.data'),
    CRON_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
    OTEL_EXPORTER_OTLP_HEADERS: otlpHeaders.optional(),
    SESSION_PASSWORD: sessionPassword.optional(),
    SESSION_PASSWORD_PREVIOUS: sessionPassword.optional(),
    SMTP_URL: z
      .url({
        protocol: /^smtps?$/,
        error:
          'must be an address such as smtps://user:password@mail.shop.example:465; in user and password, write @ as %40, : as %3A, / as %2F and % as %25',
      })
      .optional(),
    EMAIL_FROM: sender.optional(),
    MERCHANT_EMAIL: emailAddress.optional(),
    NODE_ENV: z.string().default('development'),
    PORT: z.coerce.number({ error: 'must be a number' }).default(3000),
    /** The next six are set by Vercel, the last one where the owner switches it on. */
    VERCEL: z.string().optional(),
    VERCEL_ENV: z.string().optional(),
    VERCEL_URL: z.string().optional(),
    VERCEL_BRANCH_URL: z.string().optional(),
    VERCEL_PROJECT_PRODUCTION_URL: z.string().optional(),
    VERCEL_AUTOMATION_BYPASS_SECRET: z.string().optional(),
  })
  .superRefine((value, context) => {
    const missing = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: why })
    if (value.CASHFLOWS_ENVIRONMENT !== 'simulator') {
      const why = `is required when CASHFLOWS_ENVIRONMENT is ${value.CASHFLOWS_ENVIRONMENT}; the Portal shows it under Configuration, API Data`
      if (!value.CASHFLOWS_CONFIGURATION_ID) missing('CASHFLOWS_CONFIGURATION_ID', why)
      if (!value.CASHFLOWS_API_KEY) missing('CASHFLOWS_API_KEY', why)
      if (!value.APP_URL && vercelHosts(value).length === 0) {
        missing(
          'APP_URL',
          'is required outside the simulator: Cashflows sends notifications and shoppers there',
        )
      }
      for (const name of ['APP_URL', 'CASHFLOWS_NOTIFICATION_URL'] as const) {
        if (value[name] === undefined || isPublic(value[name])) continue
        missing(
          name,
          `must be an https address that Cashflows can reach from the Internet when CASHFLOWS_ENVIRONMENT is ${value.CASHFLOWS_ENVIRONMENT}; for a shop on your own machine, use the address of a tunnel`,
        )
      }
    }
    if (value.CASHFLOWS_NOTIFICATION_ADDRESSES === 'enforce' && !clientAddressHeader(value)) {
      const why =
        'is required when CASHFLOWS_NOTIFICATION_ADDRESSES is enforce: name the header to which your proxy adds the address of the client, such as x-real-ip or x-forwarded-for'
      missing('CLIENT_ADDRESS_HEADER', why)
    }
    if (value.VERCEL && !databaseOf(value).databaseUrl) {
      missing('DATABASE_URL', 'is required on Vercel, which keeps no files; any PostgreSQL will do')
    }
  })

type Variables = z.output<typeof variables>

function isEncoded(value: string): boolean {
  const { username, password, pathname } = new URL(value)
  try {
    decodeURIComponent(`${username}:${password}@${pathname}`)
    return true
  } catch {
    return false
  }
}

/** Whether an address can be that of a host on the Internet: by its name, since names change where they lead. */
function isPublic(value: string): boolean {
  const { protocol, hostname } = new URL(value)
  const isPrivate =
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[)/.test(hostname) ||
    !hostname.includes('.') ||
    /\.(local|localhost|internal|test|invalid)$/.test(hostname)
  return protocol === 'https:' && !isPrivate
}

/** Vercel replaces what a client sends in this header. */
export function clientAddressHeader(value: Variables): string | undefined {
  return value.CLIENT_ADDRESS_HEADER ?? (value.VERCEL ? 'x-vercel-forwarded-for' : undefined)
}

/** By how long they last: the domain of the project, the alias of the branch, the deployment's own host. */
export function vercelHosts(value: Variables): string[] {
  const { VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL } = value
  const domain = value.VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : undefined
  return [domain, VERCEL_BRANCH_URL, VERCEL_URL].filter((host) => host !== undefined)
}

/** Integrations of Vercel name their database in one of two ways, or in both. */
export function databaseOf(value: Variables): {
  databaseUrl: string | undefined
  directDatabaseUrl: string | undefined
} {
  const [databaseUrl, direct] =
    value.VERCEL && value.DATABASE_URL === undefined
      ? [value.POSTGRES_URL, value.POSTGRES_URL_NON_POOLING]
      : [value.DATABASE_URL, value.DATABASE_URL_UNPOOLED]
  return { databaseUrl, directDatabaseUrl: databaseUrl && (direct ?? databaseUrl) }
}
