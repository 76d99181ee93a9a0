import type { Locale } from '../payments/payment-job.ts'
import { languageTag } from '../web/locale.ts'

const formats = {
  day: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A date, or a time of day, as a shopper reads it in the time zone of the job; in UTC where that zone is unknown. */
export function formatDate(
  date: Date,
  format: keyof typeof formats,
  locale: Locale,
  timeZone: string,
): string {
  const write = (zone: string) =>
    new Intl.DateTimeFormat(languageTag(locale), { ...formats[format], timeZone: zone }).format(date)
  try {
    return write(timeZone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return write('UTC')
  }
}
