import 'server-only'
import { databaseProblem } from 'cashflows-postgres'
import { errorTexts } from '@/lib/i18n/error-texts'
import type { Locale } from '@/lib/i18n/locales'
import { findProblem } from './check'
import { unavailableTexts } from './texts'

/** What a form says that could not be handled because of an error: whether the shop is away, or something else failed. */
export async function failureTexts(error: unknown, locale: Locale): Promise<{ title: string; text: string }> {
  // The error often says it at once; a database that does not respond would be waited for once more.
  const isAvailable = (databaseProblem(error) ?? (await findProblem())) === undefined
  const { title, text } = (isAvailable ? errorTexts : unavailableTexts)[locale]
  return { title, text }
}
