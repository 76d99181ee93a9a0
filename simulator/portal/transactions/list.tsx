import { Hono } from 'hono'
import { paymentStatuses } from '../../payments/payment-job.ts'
import { allow } from '../auth/guards.tsx'
import { currencies } from '../currencies.ts'
import type { PortalEnv, PortalParts, View } from '../portal-env.ts'
import { Empty, Moment, money, Reference, Status } from '../ui/elements.tsx'
import { Field, type Problems, Select } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { csvOf } from './csv.ts'
import { type Found, type FoundPage, readSearch, type Search, searchJobs } from './search.ts'

const pageSize = 50

/** The list of transactions, its search, and the list as a file. */
export function transactionList({ database, configurationId }: PortalParts): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  app.get('/transactions', allow('see transactions'), async (c) => {
    const query = c.req.query()
    const { search, problems } = readSearch(query)
    const { older, newer } = query
    const place = older ? { older } : newer ? { newer } : undefined
    const hasProblem = Object.values(problems).some(Boolean)
    const page = hasProblem
      ? { found: [] }
      : await searchJobs(database, configurationId, search, place, pageSize)
    const isSearched = Object.values(search).some(Boolean)
    return showPage(c, {
      title: 'Transactions',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Transactions</h1>
          <SearchForm view={c.var.view} query={query} problems={problems} />
          {page.found.length > 0 ? (
            <FoundTable view={c.var.view} page={page} search={search} />
          ) : hasProblem ? (
            ''
          ) : isSearched || place ? (
            <Empty heading="No matches">
              <p>
                An order number has to be written in full; of an e-mail address, its beginning is enough. Days
                are days in London.
              </p>
              <p>
                <a href={c.var.view.to('/transactions')}>Show all transactions</a>
              </p>
            </Empty>
          ) : (
            <Empty heading="No transactions yet">
              <p>
                A transaction appears here when your shop creates a payment job with this configuration’s ID
                and API key, or when you send somebody a payment link.
              </p>
              <p class="row">
                {c.var.view.may('configure') && (
                  <a href={c.var.view.to('/configuration/api-data')}>Show the API data</a>
                )}
                {c.var.view.may('make payment links') && (
                  <a href={c.var.view.to('/payment-links')}>Create a payment link</a>
                )}
              </p>
            </Empty>
          )}
        </>
      ),
    })
  })

  app.get('/transactions.csv', allow('export transactions'), (c) => {
    const { search } = readSearch(c.req.query())
    return c.body(csvOf(database, configurationId, search), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="transactions.csv"',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })

  return app
}

function SearchForm(props: { view: View; query: Record<string, string>; problems: Problems }) {
  const { view, query, problems } = props
  return (
    <form method="get" action={view.to('/transactions')} class="inline" novalidate>
      <Field
        name="text"
        label="Reference, order or e-mail"
        type="search"
        value={query.text}
        class="wide"
        shortcut="Control+K"
      />
      <Field
        name="amount"
        label="Amount"
        value={query.amount}
        inputmode="decimal"
        class="slim"
        problem={problems.amount}
      />
      <Select
        name="currency"
        label="Currency"
        class="slim"
        value={query.currency}
        options={currencyChoices(query.currency).map((currency) => [currency, currency || 'Any'] as const)}
      />
      <Select
        name="status"
        label="Status"
        class="slim"
        value={query.status}
        options={[['', 'Any'], ...paymentStatuses.map((status) => [status, status] as const)]}
      />
      <div class="inline whole">
        <Field name="from" label="From" type="date" value={query.from} class="slim" problem={problems.from} />
        <Field name="to" label="To" type="date" value={query.to} class="slim" problem={problems.to} />
        <button type="submit" class="main-action">
          Search
        </button>
      </div>
    </form>
  )
}

/** Those by name, and the one that was searched for, which a report may have led to. */
const currencyChoices = (chosen = '') => [...new Set(['', ...currencies, chosen])]

function FoundTable({ view, page, search }: { view: View; page: FoundPage; search: Search }) {
  const address = (path: string, place: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...place })
    for (const [name, value] of Object.entries(search)) if (value) query.set(name, value)
    return view.to(query.size > 0 ? `${path}?${query}` : path)
  }
  return (
    <>
      <div class="table">
        <table class="cards">
          <thead>
            <tr>
              <th>Created, London time</th>
              <th>Order number</th>
              <th>E-mail</th>
              <th>Reference</th>
              <th class="num">Amount</th>
              <th>Status</th>
            </tr>
          </thead>
          <tbody>
            {page.found.map((found) => (
              <Row view={view} found={found} />
            ))}
          </tbody>
        </table>
      </div>
      <div class="head">
        <nav class="row" aria-label="Pages">
          {page.newer && (
            <>
              <a class="button" href={address('/transactions')}>
                Newest
              </a>
              <a class="button" href={address('/transactions', { newer: page.newer })}>
                Newer
              </a>
            </>
          )}
          {page.older && (
            <a class="button" href={address('/transactions', { older: page.older })}>
              Older
            </a>
          )}
        </nav>
        {view.may('export transactions') && (
          <a class="button" href={address('/transactions.csv')}>
            Export as CSV
          </a>
        )}
      </div>
    </>
  )
}

function Row({ view, found }: { view: View; found: Found }) {
  return (
    <tr>
      <td>
        <a href={view.to(`/transactions/${found.reference}`)}>
          <Moment at={found.createdAt} zone={false} />
        </a>
      </td>
      <td class="long">{found.orderNumber}</td>
      <td class="long span">{found.email}</td>
      <td class="span">
        <Reference text={found.reference} />
      </td>
      <td class="num">{found.amount && found.currency && money(found.amount, found.currency)}</td>
      <td>
        <Status status={found.status} />
      </td>
    </tr>
  )
}
