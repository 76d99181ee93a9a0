import type { ConfigurationSettings } from '../../payments/configuration.ts'
import { isAddress } from '../../payments/is-address.ts'
import { type PageMethod, pageMethods } from '../../payments/page-methods.ts'
import { typedLine } from '../typed.ts'
import type { Problems } from '../ui/form.tsx'

/** What the form of settings holds, as it was typed. */
export type SettingsForm = Record<string, string | undefined>

export const sourceAddresses = [
  ['none', 'No X-Forwarded-For'],
  ['integration', 'The integration environment’s'],
  ['production', 'The production environment’s'],
] as const satisfies readonly (readonly [ConfigurationSettings['sourceAddress'], string])[]

/** The fields that hold an address. */
const addressFields = [
  'returnUrlSuccess',
  'returnUrlFailed',
  'returnUrlCancelled',
  'notificationUrl',
] as const

export const methodNames: Record<PageMethod, string> = {
  Card: 'Card',
  ApplePay: 'Apple Pay',
  GooglePay: 'Google Pay',
  ClickToPay: 'Click to Pay',
  PayPal: 'PayPal',
  Ideal: 'iDEAL (euros only)',
}

/** The name of the field that is ticked for a payment method. */
export const methodField = (method: PageMethod) => `method${method}`

/** The settings as the form shows them. */
export function settingsForm(settings: ConfigurationSettings): SettingsForm {
  const tick = (isOn: boolean) => (isOn ? 'yes' : undefined)
  return {
    ...Object.fromEntries(
      pageMethods.map((method) => [methodField(method), tick(settings.paymentMethods.includes(method))]),
    ),
    merchantName: settings.merchantName,
    returnUrlSuccess: settings.returnUrls.success,
    returnUrlFailed: settings.returnUrls.failed,
    returnUrlCancelled: settings.returnUrls.cancelled,
    notificationUrl: settings.notificationUrl,
    autoCapture: tick(settings.autoCapture),
    threeDSecureRequired: tick(settings.threeDSecureRequired),
    avs: tick(settings.avs),
    attempts: String(settings.attempts),
    wrongHashesBeforeLock: String(settings.wrongHashesBeforeLock),
    refundsNeedSettlement: tick(settings.refundsNeedSettlement),
    notifyRefunds: tick(settings.notifyRefunds),
    suffixedCustomerReferenceCode: tick(settings.suffixedCustomerReferenceCode),
    notificationsInPascalCase: tick(settings.notificationsInPascalCase),
    sourceAddress: settings.sourceAddress,
  }
}

/** Reads what was typed: the settings to be kept, or what is wrong with each field. */
export function readSettings(
  form: SettingsForm,
): { settings: Partial<ConfigurationSettings> } | { problems: Problems } {
  const problems: Problems = {}
  const merchantName = typedLine(form.merchantName)
  if (merchantName === '') problems.merchantName = 'Write the name that shoppers see.'
  if (merchantName.length > 60) problems.merchantName = 'Use at most 60 characters.'
  for (const name of addressFields) {
    const address = form[name]?.trim()
    if (address && (!isAddress(address) || address.length > 1_000)) problems[name] = badAddress
  }
  const isOn = (name: string) => form[name] === 'yes'
  const paymentMethods = pageMethods.filter((method) => isOn(methodField(method)))
  if (paymentMethods.length === 0)
    problems.paymentMethods = 'Tick at least one: shoppers have to pay somehow.'
  const whole = (name: 'attempts' | 'wrongHashesBeforeLock', most: number) => {
    const value = Number(form[name])
    if (!/^\d{1,3}$/.test(form[name] ?? '') || value < 1 || value > most) {
      problems[name] = `Write a whole number from 1 to ${most}.`
    }
    return value
  }
  const attempts = whole('attempts', 20)
  const wrongHashesBeforeLock = whole('wrongHashesBeforeLock', 100)
  const sourceAddress = sourceAddresses.find(([value]) => value === form.sourceAddress)?.[0] ?? 'none'
  if (Object.keys(problems).length > 0) return { problems }

  const address = (name: (typeof addressFields)[number]) => form[name]?.trim() || undefined
  return {
    settings: {
      merchantName,
      returnUrls: {
        success: address('returnUrlSuccess'),
        failed: address('returnUrlFailed'),
        cancelled: address('returnUrlCancelled'),
      },
      notificationUrl: address('notificationUrl'),
      autoCapture: isOn('autoCapture'),
      threeDSecureRequired: isOn('threeDSecureRequired'),
      avs: isOn('avs'),
      paymentMethods,
      attempts,
      wrongHashesBeforeLock,
      refundsNeedSettlement: isOn('refundsNeedSettlement'),
      notifyRefunds: isOn('notifyRefunds'),
      suffixedCustomerReferenceCode: isOn('suffixedCustomerReferenceCode'),
      notificationsInPascalCase: isOn('notificationsInPascalCase'),
      sourceAddress,
    },
  }
}

export const badAddress =
  'Write a whole address that begins with https:// (http:// only for a host of your own network).'
