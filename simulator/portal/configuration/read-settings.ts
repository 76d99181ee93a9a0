import type { ConfigurationSettings } from '../../payments/configuration'
import { isAddress } from '../../payments/is-address'
import type { Problems } from '../look/form'

/** What the form of settings holds, as it was typed. */
export type SettingsForm = Record<string, string | undefined>

export const sourceAddresses = [
  ['none', 'No X-Forwarded-For'],
  ['integration', 'The integration environment’s'],
  ['production', 'The production environment’s'],
] as const satisfies readonly (readonly [ConfigurationSettings['sourceAddress'], string])[]

/** The fields that hold an address. */
export const addressFields = [
  'returnUrlSuccess',
  'returnUrlFailed',
  'returnUrlCancelled',
  'notificationUrl',
] as const

/** The settings as the form shows them. */
export function settingsForm(settings: ConfigurationSettings): SettingsForm {
  const tick = (isOn: boolean) => (isOn ? 'yes' : undefined)
  return {
    merchantName: settings.merchantName,
    returnUrlSuccess: settings.returnUrls.success,
    returnUrlFailed: settings.returnUrls.failed,
    returnUrlCancelled: settings.returnUrls.cancelled,
    notificationUrl: settings.notificationUrl,
    autoCapture: tick(settings.autoCapture),
    threeDSecureRequired: tick(settings.threeDSecureRequired),
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
  const merchantName = (form.merchantName ?? '').trim().replace(/\s+/g, ' ')
  if (merchantName === '') problems.merchantName = 'Write the name that shoppers see.'
  if (merchantName.length > 60) problems.merchantName = 'Use at most 60 characters.'
  for (const name of addressFields) {
    const address = form[name]?.trim()
    if (address && (!isAddress(address) || address.length > 1_000)) problems[name] = badAddress
  }
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

  const isOn = (name: string) => form[name] === 'yes'
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
