import { randomUUID } from 'node:crypto'
import type { PortalContext } from '../portal-env.ts'
import type { Form } from './form-data.ts'

const maxRememberedForms = 1_000

/** Stands in a form that must not act twice: each page that shows the form gives it another key. */
export const IdempotencyKey = () => <input type="hidden" name="idempotencyKey" value={randomUUID()} />

/**
 * Acts once for each form, also when it is sent twice at the same time, as by a double click without JavaScript. A
 * second process on the same store does not know of it.
 */
export class IdempotentAction<Result> {
  readonly #results = new Map<string, Promise<Result>>()

  /** @returns what came of the form when it was sent first */
  run(c: PortalContext, form: Form, act: () => Promise<Result>): Promise<Result> {
    const key = JSON.stringify([c.var.viewer.session.tokenHash, form])
    const known = this.#results.get(key)
    if (known && form.idempotencyKey) return known
    const result = act()
    this.#results.set(key, result)
    result.catch(() => this.#results.delete(key))
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= maxRememberedForms) break
      this.#results.delete(oldest)
    }
    return result
  }
}
