import type { Theme } from '../../branding/theme.ts'
import type { Locale } from '../../payments/payment-job.ts'
import { elGR } from './el-gr.ts'
import { enGB, type Texts } from './en-gb.ts'
import { enUS } from './en-us.ts'
import { esES } from './es-es.ts'
import { nlNL } from './nl-nl.ts'

export type { Texts }

const byLocale: Record<Locale, Texts> = { en_GB: enGB, en_US: enUS, el_GR: elGR, nl_NL: nlNL, es_ES: esES }

export const textsIn = (locale: Locale): Texts => byLocale[locale]

/** The texts of a page in a theme: the merchant's own where there are some, else those of the simulator. */
export function textsOfTheme(theme: Theme, locale: Locale): Texts {
  const texts = textsIn(locale)
  const own = theme.texts[locale]
  if (!own) return texts
  const { success, failed, cancelled } = texts.results
  return {
    ...texts,
    results: {
      success: { ...success, text: own.success ?? success.text },
      failed: { ...failed, text: own.failed ?? failed.text },
      cancelled: { ...cancelled, text: own.cancelled ?? cancelled.text },
    },
  }
}
