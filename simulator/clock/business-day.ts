/** The time zone of the gateway's days, and of every time in the Portal. */
export const businessTimeZone = 'Europe/London'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: businessTimeZone })
const hourOfDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: businessTimeZone,
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The day in London at a moment, as 2026-11-25. */
export const dayOf = (moment: Date): string => day.format(moment)

/** Whether a text is a day such as 2026-11-25. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The day that is a number of days after another one; before it, with a negative number. */
export function dayAfter(day: string, days = 1): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The first moment of a day in London. Its clocks change at 01:00 UTC, so that every day has a midnight. */
export function startOfDay(day: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`)
  const hoursAhead = Number(hourOfDay.format(midnight))
  return new Date(midnight.getTime() - hoursAhead * 60 * 60_000)
}

/** The midnight in London that comes next: when the captures and refunds of the day are settled. */
export const nextMidnight = (now: Date): Date => startOfDay(dayAfter(dayOf(now)))
