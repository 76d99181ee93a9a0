import type { Context } from 'hono'
import { type Locale, locales } from '../payments/payment-job.ts'
import { errorTexts } from './error-texts.ts'
import type { Words } from './problems.ts'
import { queryValue } from './query.ts'

/**
 * One error of the gateway. The code is for programs; its parameters fill the gaps in the text for people. What is words
 * itself is translated with it, and is English for programs.
 */
export interface GatewayError {
  code: keyof typeof errorTexts.en_GB
  parameters?: (string | Words)[]
}

/** Ends a gateway call with a status and an error report. */
export class Rejection extends Error {
  override name = 'Rejection'
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 406 | 413 | 415 | 429,
    readonly errors: GatewayError[],
  ) {
    super(errors.map(({ code }) => code).join(', '))
  }
}

/**
 * The error report of a response. Source: the ErrorReport of the gateway's OpenAPI document.
 *
 * @param locale language of the translated messages
 */
export function errorReport(errors: GatewayError[], locale: Locale) {
  return {
    errors: errors.map(({ code, parameters = [] }) => ({
      code,
      message: fill(code, parameters, 'en_GB'),
      parameters: parameters.map((parameter) => wordsIn(parameter, 'en_GB')),
      translatedMessage: fill(code, parameters, locale),
    })),
    warnings: [],
    language: locale,
    isFatalError: true,
  }
}

/** Reads `?locale=`, as en_GB or en-GB in any case; English where it is missing or unknown. */
export function readLocale(value: string | undefined): Locale {
  const wanted = value?.replace('-', '_').toLowerCase()
  return locales.find((locale) => locale.toLowerCase() === wanted) ?? 'en_GB'
}

/** What a call that succeeded all the same warns of, in the place where errors would be; nothing without warnings. */
export function warningReport(c: Context, warnings: GatewayError[]) {
  if (warnings.length === 0) return {}
  const locale = readLocale(queryValue(c, 'locale'))
  const report = errorReport(warnings, locale)
  return { errorReport: { ...report, errors: [], warnings: report.errors, isFatalError: false } }
}

const wordsIn = (parameter: string | Words, locale: Locale) =>
  typeof parameter === 'string' ? parameter : parameter[locale]

function fill(
  code: GatewayError['code'],
  parameters: NonNullable<GatewayError['parameters']>,
  locale: Locale,
): string {
  return errorTexts[locale][code].replace(/\{(\d)\}/g, (_, index: string) =>
    wordsIn(parameters[Number(index)] ?? '', locale),
  )
}
