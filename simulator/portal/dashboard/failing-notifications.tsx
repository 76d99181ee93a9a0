import { and, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { SimulatorDatabase } from '../../database/database.ts'
import { notification, notificationAttempt } from '../../notifications/tables.ts'
import { Moment } from '../ui/elements.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'

const maxListed = 5

/** A notification that was sent and not acknowledged, and will be sent again. */
interface FailingNotification {
  sent: typeof notification.$inferSelect
  /** Why the last attempt failed, in words. */
  result: string | undefined
}

/** @returns the newest ones, and how many there are in all */
export async function failingNotifications(
  database: SimulatorDatabase,
  configurationId: string,
): Promise<{ newest: FailingNotification[]; total: number }> {
  const isFailing = and(
    isNotNull(notification.nextAttemptAt),
    gt(notification.attempts, 0),
    eq(notification.configurationId, configurationId),
  )
  const [failing, total] = await Promise.all([
    database.select().from(notification).where(isFailing).orderBy(desc(notification.id)).limit(maxListed),
    database.$count(notification, isFailing),
  ])
  if (failing.length === 0) return { newest: [], total: 0 }
  const ids = failing.map(({ id }) => id)
  const last = await database
    .selectDistinctOn([notificationAttempt.notificationId], {
      id: notificationAttempt.notificationId,
      result: notificationAttempt.result,
    })
    .from(notificationAttempt)
    .where(inArray(notificationAttempt.notificationId, ids))
    .orderBy(notificationAttempt.notificationId, desc(notificationAttempt.id))
  const results = new Map(last.map(({ id, result }) => [id, result]))
  return { newest: failing.map((sent) => ({ sent, result: results.get(sent.id) })), total }
}

const columns: Column<FailingNotification>[] = [
  { head: 'Notification', class: 'nowrap', cell: ({ sent }) => <Payment sent={sent} /> },
  {
    head: 'Last attempt',
    class: 'long span',
    cell: ({ sent: { url, attempts, nextAttemptAt }, result }) => (
      <>
        {result}
        <p class="hint">
          {URL.canParse(url) ? new URL(url).host : url}, {attempts} {attempts === 1 ? 'attempt' : 'attempts'}
          {nextAttemptAt && (
            <>
              , next <Moment at={nextAttemptAt} />
            </>
          )}
        </p>
      </>
    ),
  },
]

export const FailingNotifications = (props: { newest: FailingNotification[]; total: number }) => (
  <>
    <DataTable columns={columns} rows={props.newest} />
    {props.total > props.newest.length && (
      <p class="muted">
        These are the newest {props.newest.length} of {props.total}.
      </p>
    )}
  </>
)

function Payment({ sent }: Pick<FailingNotification, 'sent'>) {
  return (
    <a href={useViewer().to(`/transactions/${sent.paymentJobReference}`)}>
      {sent.paymentStatus}, <Moment at={sent.createdAt} />
    </a>
  )
}
