import 'server-only'
import { configurationProblem } from './problem'

// Next evaluates this module more than once in a process.
const held = globalThis as { findShopProblem?: () => Promise<string | undefined> }

/** Lets the proxy look at the database, too, without carrying along what opens it: where both are one process. */
export function setProblemCheck(findProblem: () => Promise<string | undefined>): void {
  held.findShopProblem = findProblem
}

/** Whether the proxy has looked at the database before a page is rendered. */
export const isCheckedByProxy = (): boolean => held.findShopProblem !== undefined

/** What keeps the shop from taking orders, as far as the proxy can know. See `findProblem`. */
export async function knownProblem(): Promise<string | undefined> {
  return held.findShopProblem === undefined ? configurationProblem() : held.findShopProblem()
}
