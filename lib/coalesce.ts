/**
 * Lets calls for the same key share the work. Whoever calls gets the result of work that began after the call: for a
 * key, one piece of work is under way and at most one waits for it, however many call.
 *
 * @returns a function that is given a key and the work for it
 */
export function coalesce<Result>(): (key: string, work: () => Promise<Result>) => Promise<Result> {
  const running = new Map<string, { current: Promise<Result>; next?: Promise<Result> }>()

  const start = (key: string, work: () => Promise<Result>) => {
    const current = work().finally(() => {
      if (!running.get(key)?.next) running.delete(key)
    })
    running.set(key, { current })
    return current
  }

  return (key, work) => {
    const state = running.get(key)
    if (!state) return start(key, work)
    state.next ??= state.current.then(
      () => start(key, work),
      () => start(key, work),
    )
    return state.next
  }
}
