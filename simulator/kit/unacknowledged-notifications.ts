import type { ControlClient } from './control-client.ts'

export type Notification = Awaited<ReturnType<ControlClient['listNotifications']>>['notifications'][number]

/** What became of each notification that no shop has acknowledged. */
export function unacknowledged(notifications: readonly Notification[]): string[] {
  // One that a newer one has overtaken is sent no more.
  const open = notifications.filter(({ state }) => state !== 'acknowledged' && state !== 'superseded')
  return open.map(({ state, url, attempts }) => `${url}: ${attempts.at(-1)?.result ?? state}`)
}
