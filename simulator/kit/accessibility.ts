import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const require = createRequire(import.meta.url)
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** The version of axe-core. */
export const { version: axeVersion }: { version: string } = require('axe-core/package.json')

/** Pages that evaluate axe-core whenever they navigate. */
const prepared = new WeakSet<Page>()

/** The rules that ask for colours, which take most of the time. */
const colourRules = ['color-contrast', 'link-in-text-block']

const optionsOf = {
  all: {},
  colours: { runOnly: colourRules },
  others: { rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) },
}

/**
 * What axe-core finds wrong with the page as it stands: a line for each element, none when nothing is wrong.
 *
 * @param rules for a page that was tested with others already: those that ask for colours, or all but those
 */
export async function accessibilityProblems(
  page: Page,
  rules: keyof typeof optionsOf = 'all',
): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await addAxe(page)
  const options = JSON.stringify({ resultTypes: ['violations'], ...optionsOf[rules] })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`)
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} at ${target}: ${help}`))
}

/**
 * Evaluates axe-core in this document and in those that the page shows afterwards. It is half a megabyte, so that
 * sending it takes the browser several times as long as evaluating it.
 */
async function addAxe(page: Page): Promise<void> {
  // Evaluated, not added as a script: a Content-Security-Policy has no say in it.
  await page.evaluate(source)
  if (prepared.has(page)) return
  prepared.add(page)
  await page.addInitScript({ content: source })
}
