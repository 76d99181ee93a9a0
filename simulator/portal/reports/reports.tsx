import { dayAfter, dayOf, isDay } from '../../clock/business-day.ts'
import { type FoundPage, searchJobs } from '../transactions/search.ts'
import { TransactionTable } from '../transactions/transaction-table.tsx'
import { Empty, Panel } from '../ui/elements.tsx'
import { Field, QueryForm } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { useViewer } from '../ui/viewer.ts'
import { BatchTable } from './batch-table.tsx'
import { batchOf, totalsOf } from './totals.ts'
import { TotalsTable } from './totals-table.tsx'

const maxTransactions = 20

const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' })

/** A day's totals, and what its batch settles. */
export const reports: PortalSection = {
  path: '/reports',
  title: 'Reports',
  permission: 'see reports',
  register({ get }, { database, configurationId, clock }) {
    get('/reports', async (c) => {
      const today = dayOf(clock.now())
      const asked = c.req.query('day') ?? today
      const [day, dayError] = isDay(asked)
        ? [asked]
        : [today, 'Enter a date such as 2026-11-25. Today is shown instead.']
      const [totals, batch, transactions] = await Promise.all([
        totalsOf(database, configurationId, day),
        batchOf(database, configurationId, day),
        searchJobs(database, configurationId, { from: day, to: day }, undefined, maxTransactions),
      ])
      return showPage(c, {
        title: 'Reports',
        errors: { day: dayError },
        body: (
          <>
            <DayChoice day={day} today={today} error={dayError} />
            <p class="muted">
              {longDay.format(new Date(day))}, London time. {settlementText(day, today)}
            </p>
            {totals.length === 0 && batch.length === 0 && (
              <Empty heading="Nothing on this day">
                <p>
                  A report adds up the day’s payment jobs, and the captures and refunds that are settled at
                  midnight.
                </p>
              </Empty>
            )}
            {totals.length > 0 && (
              <Panel title="Payment jobs" hint="Created on this day, by their present status.">
                <TotalsTable totals={totals} day={day} />
              </Panel>
            )}
            {batch.length > 0 && (
              <Panel
                title={day < today ? 'Settled at midnight' : 'To be settled at midnight'}
                hint="Captures and refunds of this day; credits count as refunds."
              >
                <BatchTable batch={batch} name="Settlement by currency" />
              </Panel>
            )}
            {transactions.found.length > 0 && <Transactions {...transactions} day={day} />}
          </>
        ),
      })
    })
  },
}

/** The newest transactions of a day, with cardholder and delivery; the list has all of them. */
function Transactions({ found, older, day }: FoundPage & { day: string }) {
  const { may, to } = useViewer()
  const query = new URLSearchParams({ from: day, to: day })
  return (
    <>
      <h2>Transactions</h2>
      <TransactionTable found={found} />
      <p class="row">
        {older && <a href={to(`/transactions?${query}`)}>Show all of this day</a>}
        {may('export transactions') && (
          <a class="button" href={to(`/transactions.csv?${query}`)}>
            Export this day as CSV
          </a>
        )}
      </p>
    </>
  )
}

function DayChoice(props: { day: string; today: string; error: string | undefined }) {
  const { day, today, error } = props
  const { to } = useViewer()
  return (
    <QueryForm action="/reports" class="inline">
      <Field name="day" label="Day" type="date" value={day} error={error} />
      <button type="submit" class="main-action">
        Show
      </button>
      <nav class="row" aria-label="Days">
        <a class="button" href={to(`/reports?day=${dayAfter(day, -1)}`)}>
          Day before
        </a>
        {day < today && (
          <a class="button" href={to(`/reports?day=${dayAfter(day)}`)}>
            Day after
          </a>
        )}
      </nav>
    </QueryForm>
  )
}

function settlementText(day: string, today: string): string {
  if (day < today) return 'This day is settled.'
  if (day > today) return 'This day is in the future.'
  return 'This day is open until midnight: until then, a payment can be cancelled.'
}
