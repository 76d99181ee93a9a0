import { Hono } from 'hono'
import { dayAfter, dayOf } from '../../clock/business-day.ts'
import { allow } from '../auth/guards.tsx'
import type { PortalEnv, PortalParts, View } from '../portal-env.ts'
import { isDay } from '../transactions/search.ts'
import { Empty, Message, money, Status } from '../ui/elements.tsx'
import { Field } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { BatchTable } from './batch-table.tsx'
import { batchOf, type Total, totalsOf } from './totals.ts'

const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' })

/** A day's totals, and what its batch settles. */
export function reportPages({ database, configurationId, clock }: PortalParts): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  app.get('/reports', allow('see reports'), async (c) => {
    const { view } = c.var
    const today = dayOf(clock.now())
    const asked = c.req.query('day') ?? today
    const day = isDay(asked) ? asked : today
    const [totals, batch] = await Promise.all([
      totalsOf(database, configurationId, day),
      batchOf(database, configurationId, day),
    ])
    const problem = isDay(asked) ? undefined : 'Write a date such as 2026-11-25.'
    return showPage(c, {
      title: 'Reports',
      status: problem ? 400 : 200,
      body: (
        <>
          <h1>Reports</h1>
          {problem && <Message tone="bad">{problem} Today is shown instead.</Message>}
          <form method="get" action={view.to('/reports')} class="inline" novalidate>
            <Field name="day" label="Day" type="date" value={day} class="slim" />
            <button type="submit" class="main-action">
              Show
            </button>
            <nav class="row" aria-label="Days">
              <a class="button" href={view.to(`/reports?day=${dayAfter(day, -1)}`)}>
                Day before
              </a>
              {day < today && (
                <a class="button" href={view.to(`/reports?day=${dayAfter(day)}`)}>
                  Day after
                </a>
              )}
            </nav>
          </form>
          <p class="muted">
            {longDay.format(new Date(day))}, London time. {settlementText(day, today)}
          </p>
          {totals.length === 0 && batch.length === 0 ? (
            <Empty heading="Nothing on this day">
              <p>
                A day’s report adds up the payment jobs that were created on it, and the captures and refunds
                that its batch settles at midnight.
              </p>
            </Empty>
          ) : (
            <>
              {totals.length > 0 && (
                <section class="panel">
                  <header>
                    <h2>Payment jobs</h2>
                    <p class="hint">Created on this day, by their present status.</p>
                  </header>
                  <Totals view={view} totals={totals} day={day} />
                </section>
              )}
              {batch.length > 0 && (
                <section class="panel">
                  <header>
                    <h2>{day < today ? 'Settled at midnight' : 'To be settled at midnight'}</h2>
                    <p class="hint">Captures and refunds of this day; credits count as refunds.</p>
                  </header>
                  <BatchTable batch={batch} name="Settlement by currency" />
                </section>
              )}
            </>
          )}
        </>
      ),
    })
  })

  return app
}

function Totals({ view, totals, day }: { view: View; totals: Total[]; day: string }) {
  const currencies = [...new Set(totals.map(({ currency }) => currency))]
  return (
    <section class="table" aria-label="Payment jobs by currency and status" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th>Status</th>
            <th class="num">Number</th>
            <th class="num">Amount</th>
          </tr>
        </thead>
        {currencies.map((currency) => (
          <tbody>
            <tr class="group">
              <th colspan={3} scope="rowgroup">
                {currency}
              </th>
            </tr>
            {totals
              .filter((total) => total.currency === currency)
              .map(({ status, count, amount }) => (
                <tr>
                  <td>
                    <Status status={status} />
                  </td>
                  <td class="num">
                    <a
                      href={view.to(
                        `/transactions?${new URLSearchParams({ currency, status, from: day, to: day })}`,
                      )}
                    >
                      {count}
                    </a>
                  </td>
                  <td class="num">{money(amount, currency)}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function settlementText(day: string, today: string): string {
  if (day < today) return 'This day is settled.'
  if (day > today) return 'This day has not come yet.'
  return 'This day is open until midnight: a payment can still be cancelled as a whole.'
}
