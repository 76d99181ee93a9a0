import { maxOptions } from '../../lib/max-options'
import type { Rules } from '../../lib/theme/styles'

/**
 * Writes into app/globals.css, which names this plugin, that of what differs between options only that of the chosen one is
 * shown: a rule for each option that a product can have, since no rule can compare the numbers of two elements, and pages
 * may have no styles of their own. A browser that does not know :has() shows all.
 */
export default function optionStyles({ addBase }: { addBase(rules: Rules): void }): void {
  const isNotChosen = Array.from(
    { length: maxOptions },
    (_, index) => `.group:not(:has([data-option="${index}"]:checked)) [data-shown-with="${index}"]`,
  )
  addBase({ '@supports selector(:has(*))': { [isNotChosen.join(', ')]: { display: 'none' } } })
}
