import { type OtherMethod, pageMethods } from '../../payments/page-methods.ts'
import type { PreviewSettings } from './preview-settings.ts'
import { type PreviewState, pathOf } from './sample.ts'

/** What a link or a form of a previewed page asks for. */
export interface NavigationRequest {
  isPost: boolean
  /** Below the address of the preview, such as `payment/card`. */
  path: string
  /** The method that the address names. */
  method?: string | undefined
  /** The outcome that the form was sent with. */
  outcome?: string | undefined
}

/**
 * The preview of what a shopper would see next. Paying by card leads straight to its end: what was typed is not read.
 *
 * @returns the same settings where the page does not lead on there
 */
export function settingsAfter(settings: PreviewSettings, request: NavigationRequest): PreviewSettings {
  const { locale, scheme } = settings
  if (request.isPost) return { locale, scheme, state: stateAfterForm(settings.state, request) }
  const method = pageMethods.find(
    (known): known is OtherMethod => known === request.method && known !== 'Card',
  )
  if (request.path === 'payment/other' && method) {
    return method === 'Ideal'
      ? { locale, scheme, state: 'bank' }
      : { locale, scheme, state: 'wallet', method }
  }
  return { locale, scheme, state: stateAfterLink(settings.state, request.path) }
}

function stateAfterLink(state: PreviewState, path: string): PreviewState {
  if (path === pathOf(state)) return state
  if (path === 'payment/card') return 'form'
  return path === 'payment' ? 'simulation' : state
}

/** By path, where each outcome of its form leads; `*` is any. */
const ends: Record<string, Record<string, PreviewState>> = {
  'payment/card': { '*': 'success' },
  'payment/stored': { '*': 'success' },
  'payment/cancel': { '*': 'cancelled' },
  'payment/simulate': { Successful: 'success', Failed: 'failed' },
  'payment/other': { Approved: 'success', Declined: 'declined' },
  'three-d-secure': {
    Successful: 'success',
    Attempted: 'success',
    Unavailable: 'success',
    Failed: 'declined',
    Abandoned: 'declined',
  },
}

function stateAfterForm(state: PreviewState, { path, outcome = '' }: NavigationRequest): PreviewState {
  const end = new Map(Object.entries(ends)).get(path)
  const byOutcome = new Map(Object.entries(end ?? {}))
  return byOutcome.get(outcome) ?? byOutcome.get('*') ?? state
}
