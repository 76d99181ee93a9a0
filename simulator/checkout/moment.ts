import type { Locale } from '../payments/payment-job.ts'
import { languageTag } from '../web/locale.ts'

const forms = {
  day: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/**
 * A moment as a shopper reads it, in the time zone of the job; in UTC where that zone is unknown.
 *
 * @param form the day, or the time of day
 */
export function formatMoment(
  moment: Date,
  form: keyof typeof forms,
  locale: Locale,
  timeZone: string,
): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(languageTag(locale), { ...forms[form], timeZone: zone }).format(moment)
  try {
    return format(timeZone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return format('UTC')
  }
}
