import DataLoader from 'dataloader'
import { isOfValue } from './database-error.ts'

/**
 * Handles together the items of calls that come at the same time, or while an earlier batch is being handled. One
 * statement for ten rows costs the store little more than one for a single row, and a single caller does not wait.
 *
 * @param handle gives one result for each item, in their order. Where the store does not take a value, it has done nothing,
 *   and is called for each item alone, so that none fails for another
 */
export function inBatches<Item, Result>(
  handle: (items: readonly Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<Item, Result>(
    (items) => {
      const handled = handle(items).catch((error: unknown) => {
        if (items.length === 1 || !isOfValue(error)) throw error
        return Promise.all(items.map((item) => alone(handle, item)))
      })
      underWay = handled.catch(() => {})
      return handled
    },
    {
      cache: false,
      maxBatchSize: 100,
      // After the requests that have arrived already were read: an embedded store holds up all else while it works.
      batchScheduleFn: (dispatch) => void underWay.then(() => setImmediate(dispatch)),
    },
  )
  return (item) => loader.load(item)
}

const alone = <Item, Result>(handle: (items: readonly Item[]) => Promise<Result[]>, item: Item) =>
  handle([item]).then(
    ([result]) => result as Result,
    (error: Error) => error,
  )
