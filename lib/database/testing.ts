import { onEveryStore as onEvery } from 'cashflows-postgres/testing'
import { beforeEach } from 'vitest'
import { type Database, shopStore } from './database'
import { orders } from './schema'

/**
 * Runs the same tests on every store that the shop can have. Each test starts with no orders.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore(name: string, tests: (database: () => Database) => void): void {
  onEvery(name, shopStore, (database) => {
    beforeEach(() => database().delete(orders))
    tests(database)
  })
}
