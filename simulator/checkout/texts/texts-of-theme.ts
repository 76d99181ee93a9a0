import type { Theme } from '../../branding/theme.ts'
import type { Locale } from '../../payments/payment-job.ts'
import { type Texts, textsIn } from './texts.ts'

/** The words of a page in a theme: the merchant's own where there are some, else those of the simulator. */
export function textsOfTheme(theme: Theme, locale: Locale): Texts {
  const texts = textsIn(locale)
  const own = theme.texts[locale]
  if (!own) return texts
  const { success, failed, cancelled } = texts.results
  return {
    ...texts,
    card: { ...texts.card, heading: own.heading ?? texts.card.heading },
    results: {
      success: { ...success, text: own.success ?? success.text },
      failed: { ...failed, text: own.failed ?? failed.text },
      cancelled: { ...cancelled, text: own.cancelled ?? cancelled.text },
    },
  }
}
