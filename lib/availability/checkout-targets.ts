import 'server-only'
import { hostedPageSources } from '@/lib/cashflows/hosted-page'
import { environment } from '@/lib/environment'
import { configurationProblem } from './problem'

/**
 * Where the form of the checkout leads to, beside the shop, as sources of a Content-Security-Policy.
 *
 * @returns none where the configuration is wrong
 */
export const checkoutTargets = (): string[] =>
  configurationProblem() === undefined ? hostedPageSources(environment().cashflows.publicUrl) : []
