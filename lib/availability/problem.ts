import 'server-only'
import { ConfigurationError, checkBuild, environment } from '@/lib/environment'

// A problem is what keeps the shop from taking orders: a sentence for whoever runs it, with how to mend it and without
// the value of a secret or an address inside a network.

// Next evaluates this module more than once in a process.
const held = globalThis as { findShopGatewayProblem?: () => string | undefined }

/**
 * Has the configuration of a mounted gateway checked with the shop's own, which takes no orders without it. It is known
 * once the gateway is opened.
 *
 * @param findProblem returns what is wrong in a sentence: an error of another evaluation would not be recognised
 * @public for app/simulator, which may be deleted
 */
export function setGatewayCheck(findProblem: () => string | undefined): void {
  held.findShopGatewayProblem = findProblem
}

/** What is wrong with the configuration; undefined when it is well. */
export function configurationProblem(): string | undefined {
  try {
    checkBuild(environment())
    return held.findShopGatewayProblem?.()
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
}
