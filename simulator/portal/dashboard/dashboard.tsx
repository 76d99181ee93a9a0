import { and, count, eq } from 'drizzle-orm'
import type { Child } from 'hono/jsx'
import { dayOf } from '../../clock/business-day.ts'
import { injectedFaults } from '../../faults/injected-fault.ts'
import { paymentJob } from '../../payments/tables.ts'
import type { PortalContext } from '../portal-env.ts'
import { totalsOf } from '../reports/totals.ts'
import { TotalsTable } from '../reports/totals-table.tsx'
import { Empty, Panel } from '../ui/elements.tsx'
import { showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { FailingNotifications, failingNotifications } from './failing-notifications.tsx'

/** Today's payments, and what somebody should look at. */
export const dashboard: PortalSection = {
  path: '/dashboard',
  title: 'Dashboard',
  permission: 'see transactions',
  register({ get }, { database, configurationId, clock }) {
    get('/dashboard', async (c) => {
      const today = dayOf(clock.now())
      const [totals, failing, reserved] = await Promise.all([
        c.var.viewer.may('see reports') ? totalsOf(database, configurationId, today) : undefined,
        failingNotifications(database, configurationId),
        countReserved(),
      ])
      const notes = [...configurationNotes(c), reserved > 0 && <Reserved c={c} count={reserved} />].filter(
        Boolean,
      )
      return showPage(c, {
        title: 'Dashboard',
        body: (
          <>
            {totals && <Today totals={totals} day={today} />}
            {notes.length > 0 && (
              <Panel title="Needs attention">
                <ul class="activity">
                  {notes.map((note) => (
                    <li class="open">{note}</li>
                  ))}
                </ul>
              </Panel>
            )}
            {failing.total > 0 && (
              <Panel
                title="Notifications that are failing"
                hint="Your shop has not acknowledged them. They are sent again until it does, for a month."
              >
                <FailingNotifications {...failing} />
              </Panel>
            )}
            {notes.length === 0 && failing.total === 0 && <p class="muted">Nothing needs attention.</p>}
          </>
        ),
      })
    })

    async function countReserved(): Promise<number> {
      const [row] = await database
        .select({ found: count() })
        .from(paymentJob)
        .where(and(eq(paymentJob.configurationId, configurationId), eq(paymentJob.status, 'Reserved')))
      return row?.found ?? 0
    }
  },
}

function Today({ totals, day }: Parameters<typeof TotalsTable>[0]) {
  if (totals.length === 0) {
    return (
      <Empty heading="No payments today">
        <p>Payments of your shop and of payment links appear here as soon as they are created.</p>
      </Empty>
    )
  }
  return (
    <Panel title="Today’s payments" hint="Created today, London time, by their present status.">
      <TotalsTable totals={totals} day={day} />
    </Panel>
  )
}

/** What is unusual about the configuration, for those who may do something about it. */
function configurationNotes(c: PortalContext): Child[] {
  const { configuration, viewer, to } = c.var
  const apiData = to('/configuration/api-data')
  const faults = injectedFaults(configuration).length
  return [
    viewer.may('configure') && configuration.locked && (
      <p>
        <strong>The configuration is locked</strong> after too many wrong hashes: every call is rejected.{' '}
        <a href={apiData}>Unlock it</a>
      </p>
    ),
    viewer.may('configure') && configuration.nextApiKey !== null && (
      <p>
        <strong>A new API key waits for confirmation.</strong> Both keys are valid until then.{' '}
        <a href={apiData}>Confirm it</a>
      </p>
    ),
    viewer.may('configure') && configuration.wrongHashes > 0 && !configuration.locked && (
      <p>
        <strong>
          {configuration.wrongHashes === 1
            ? 'A call had a wrong hash'
            : `${configuration.wrongHashes} calls in a row had a wrong hash`}
        </strong>
        . <a href={apiData}>See why</a>
      </p>
    ),
    viewer.may('see the simulation') && faults > 0 && (
      <p>
        <strong>{counted(faults, 'fault scenario')} switched on.</strong> <a href={to('/simulation')}>Show</a>
      </p>
    ),
  ]
}

function Reserved({ c, count: found }: { c: PortalContext; count: number }) {
  return (
    <p>
      <strong>{counted(found, 'payment')} reserved</strong>, not yet captured.{' '}
      <a href={c.var.to('/transactions?status=Reserved')}>Show</a>
    </p>
  )
}

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
