import { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import { isAddress } from '../destinations/address.ts'
import { shownAddress } from '../destinations/credentials.ts'
import { pageMethods } from './page-methods.ts'
import { singleLine } from './single-line.ts'

/** @param title of the field in the Portal. @param description a sentence on what the setting does */
const switchable = (title: string, description: string) => z.boolean().meta({ title, description })

function wholeNumber(max: number) {
  const error = `Enter a whole number from 1 to ${max}.`
  return z.int({ error }).min(1, { error }).max(max, { error })
}

const badAddress = 'Enter a whole address that begins with https:// or http://.'

/** An address to which shoppers or notifications are sent. */
export const addressSchema = z
  .url({ error: badAddress, abort: true })
  .max(1_000, { error: badAddress, abort: true })
  .refine(isAddress, { error: badAddress })

/** What an account may do beside taking payments on the hosted page. */
export const permissions = ['CardData', 'Credits', 'Captures', 'Refunds', 'Cancellations'] as const
export type ApiPermission = (typeof permissions)[number]

/**
 * What a merchant sets of a configuration: its limits, its texts, its types. Control, the Portal and the store take
 * them from here.
 */
export const settingsSchema = z.strictObject({
  merchantName: z
    .string()
    .overwrite(singleLine)
    .min(1, { error: 'Enter the name that shoppers see.' })
    .max(100, { error: 'Use at most 100 characters.' })
    .meta({ title: 'Merchant name', description: 'On the hosted page and in this Portal.' }),
  attempts: wholeNumber(100).meta({
    title: 'Attempts to pay',
    description: 'After this many failures, the shopper goes to the failed return URL.',
  }),
  paymentMethods: z
    .array(z.enum(pageMethods))
    .min(1, { error: 'Tick at least one: shoppers have to pay somehow.' })
    // In the order of the page, each once.
    .overwrite((methods) => pageMethods.filter((method) => methods.includes(method)))
    .meta({
      title: 'Payment methods',
      description: 'What the hosted page offers, as far as a payment job allows it. All are simulated.',
    }),
  startsAtCardForm: switchable(
    'Start at the card form',
    'The hosted page skips the choice of an outcome, as “Simulate Live Environment” does there. Off, it starts with that choice.',
  ),
  autoCapture: switchable(
    'Auto Capture',
    'An authorised payment is captured at once. Off, it stays Reserved until it is captured by a call or here.',
  ),
  threeDSecureRequired: switchable(
    '3D Secure Required',
    'When 3-D Secure is unavailable, the payment is declined. Off, it goes on without.',
  ),
  avs: switchable(
    'AVS',
    'For experts only: leave it off unless you know what each answer means. The issuer is asked whether the billing address is the card’s; its answer stands in the acquiring details of a payment, and declines nothing here.',
  ),
  refundsNeedSettlement: switchable(
    'Refunds wait for settlement',
    'As in production: refunds are rejected until midnight, London time; before, a payment is cancelled. Off, they succeed at once.',
  ),
  returnUrls: z
    .strictObject({
      success: addressSchema.optional().meta({ title: 'Success' }),
      failed: addressSchema.optional().meta({ title: 'Failed' }),
      cancelled: addressSchema.optional().meta({ title: 'Cancelled' }),
    })
    .meta({
      title: 'Return URLs',
      description:
        'Where a shopper goes when a payment job names no address of its own. The payment’s references are added.',
    }),
  notificationUrl: addressSchema.optional().meta({
    title: 'Notification URL',
    description: 'For payment jobs that name none of their own.',
  }),
  notifyRefunds: switchable(
    'Notify refunds',
    'Also a completed refund is notified, though it changes no status.',
  ),
  notificationsInPascalCase: switchable(
    'Names in PascalCase',
    'As some accounts get them: PaymentJobReference instead of paymentJobReference.',
  ),
  sourceAddress: z.enum(['none', 'integration', 'production']).meta({
    title: 'Source address',
    description: 'What a proxy in front of your shop would add, to try a list of allowed addresses.',
  }),
  wrongHashesBeforeLock: wholeNumber(1_000).meta({
    title: 'Wrong hashes before the lock',
    description: 'This many in a row lock the configuration.',
  }),
  permissions: z
    .array(z.enum(permissions))
    .overwrite((given) => permissions.filter((permission) => given.includes(permission)))
    .meta({
      title: 'Permissions',
      description: 'What calls may do. What is not ticked is answered with 403, insufficient permissions.',
    }),
  requiresJsonContentType: switchable(
    'Only bodies declared as JSON',
    'A body without a Content-Type such as application/json is answered with 415. Off, it is read as JSON.',
  ),
  suffixedCustomerReferenceCode: switchable(
    'Suffix of a customer’s code',
    'An unknown customer reference is answered with InvalidCustomerReference_1 instead of InvalidCustomerReference.',
  ),
})

/** The addresses among some settings, by their path. */
export const settingsAddresses = ({
  notificationUrl,
  returnUrls,
}: Partial<ConfigurationSettings>): Record<string, string | undefined> => ({
  notificationUrl,
  'returnUrls.success': returnUrls?.success,
  'returnUrls.failed': returnUrls?.failed,
  'returnUrls.cancelled': returnUrls?.cancelled,
})

/** Settings in which each address is changed. */
function mapAddresses<Settings extends Partial<ConfigurationSettings>>(
  settings: Settings,
  change: (address: string, name: string) => string,
): Settings {
  const { notificationUrl, returnUrls } = settings
  const returns = Object.entries(returnUrls ?? {}).map(([outcome, address]) => [
    outcome,
    address && change(address, `returnUrls.${outcome}`),
  ])
  return {
    ...settings,
    ...(notificationUrl && { notificationUrl: change(notificationUrl, 'notificationUrl') }),
    ...(returnUrls && { returnUrls: Object.fromEntries(returns) }),
  }
}

/** Settings as people see them: passwords in their addresses are hidden. */
export const shownSettings = <Settings extends Partial<ConfigurationSettings>>(settings: Settings) =>
  mapAddresses(settings, shownAddress)

/** Settings that were changed where passwords are hidden: an address that is shown as the stored one is that one. */
export function withKeptPasswords<Settings extends Partial<ConfigurationSettings>>(
  settings: Settings,
  stored: Partial<ConfigurationSettings>,
): Settings {
  const known = settingsAddresses(stored)
  return mapAddresses(settings, (address, name) => {
    const before = known[name]
    return before !== undefined && shownAddress(before) === address ? before : address
  })
}

export type ConfigurationSettings = z.output<typeof settingsSchema>

/** Some settings, of which the others stay; null takes the notification URL away. */
export const settingsChange = settingsSchema
  .extend({ notificationUrl: addressSchema.nullable().transform((url) => url ?? undefined) })
  .partial()

/** As a new account comes. */
export const defaultSettings: ConfigurationSettings = {
  merchantName: 'Demonstration merchant',
  startsAtCardForm: false,
  autoCapture: true,
  threeDSecureRequired: false,
  avs: false,
  returnUrls: {},
  paymentMethods: ['Card'],
  sourceAddress: 'none',
  permissions: [...permissions],
  ...assumptions.settings,
}
