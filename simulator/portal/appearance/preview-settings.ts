import type { Scheme } from '../../branding/colour-rules.ts'
import type { OtherMethod } from '../../payments/page-methods.ts'
import { type Locale, locales } from '../../payments/payment-job.ts'
import { type PreviewState, pageStates, pathOf } from './sample.ts'

/** What a preview shows of a page. */
export interface PreviewSettings {
  state: PreviewState
  locale: Locale
  scheme: Scheme
  /** Whose wallet it is; without it, Apple Pay's. */
  method?: OtherMethod
}

const schemes = ['auto', 'light', 'dark'] as const satisfies Scheme[]

/** As it stands in an address: `form.en_GB.auto`. */
export const writePreviewSettings = ({ state, locale, scheme }: PreviewSettings): string =>
  `${state}.${locale}.${scheme}`

/** What is unknown is taken as the first choice. */
export function readPreviewSettings(text: string | undefined): PreviewSettings {
  const [state, locale, scheme] = (text ?? '').split('.')
  return {
    state: pageStates.find((known) => known === state) ?? 'form',
    locale: locales.find((known) => known === locale) ?? 'en_GB',
    scheme: schemes.find((known) => known === scheme) ?? 'auto',
  }
}

/** Where a page is previewed with these settings, below the address of previews. */
export const addressOfSettings = (settings: PreviewSettings): string =>
  `${writePreviewSettings(settings)}/${pathOf(settings.state)}${settings.method ? `?method=${settings.method}` : ''}`
