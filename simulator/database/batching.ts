import DataLoader from 'dataloader'

/**
 * Handles together the items of calls that come at the same time, or while an earlier batch is being handled. One
 * statement for ten rows costs the store little more than one for a single row, and a single caller does not wait.
 *
 * @param handle gives one result for each item, in their order
 */
export function inBatches<Item, Result>(
  handle: (items: readonly Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<Item, Result>(
    (items) => {
      const handled = handle(items)
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
