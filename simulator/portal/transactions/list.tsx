import { paymentStatuses } from '../../payments/payment-status.ts'
import { currencies } from '../currencies.ts'
import type { ValidationErrors } from '../form-rejection.ts'
import type { SectionDependencies } from '../portal-env.ts'
import { Empty } from '../ui/elements.tsx'
import { Field, fieldsOf, QueryForm, Select } from '../ui/form.tsx'
import { download, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { useViewer } from '../ui/viewer.ts'
import { csvOf } from './csv.ts'
import { type FoundPage, readSearch, type Search, searchJobs } from './search.ts'
import { TransactionTable } from './transaction-table.tsx'

const pageSize = 50

/** The list of transactions, its search, and the list as a file. */
export function listRoutes({ get }: SectionRoutes, dependencies: SectionDependencies): void {
  const { database, configurationId } = dependencies

  get('/transactions', async (c) => {
    const query = c.req.query()
    const { search, errors } = readSearch(query)
    const { older, newer } = query
    const cursor = older ? { older } : newer ? { newer } : undefined
    const hasErrors = Object.values(errors).some(Boolean)
    const page = hasErrors
      ? { found: [] }
      : await searchJobs(database, configurationId, search, cursor, pageSize)
    const isSearched = cursor !== undefined || Object.values(search).some(Boolean)
    return showPage(c, {
      title: 'Transactions',
      errors,
      body: (
        <>
          <SearchForm query={query} errors={errors} />
          {page.found.length > 0 && <FoundTable page={page} search={search} />}
          {page.found.length === 0 && !hasErrors && (isSearched ? <NoMatches /> : <NoTransactions />)}
        </>
      ),
    })
  })

  get(
    '/transactions.csv',
    (c) => {
      const { search } = readSearch(c.req.query())
      const csv = csvOf(database, configurationId, search)
      return download(c, csv, 'text/csv; charset=utf-8', 'transactions.csv')
    },
    'export transactions',
  )
}

function NoMatches() {
  return (
    <Empty heading="No matches">
      <p>
        Enter an order number in full, the beginning of an email address, or a name, a postcode or a town of
        the cardholder or of the delivery. Days are in London time.
      </p>
      <p>
        <a href={useViewer().to('/transactions')}>Show all transactions</a>
      </p>
    </Empty>
  )
}

function NoTransactions() {
  const { may, to } = useViewer()
  return (
    <Empty heading="No transactions yet">
      <p>
        A transaction appears here when your shop creates a payment job with this configuration’s ID and API
        key, or when you send somebody a payment link.
      </p>
      <p class="row">
        {may('configure') && <a href={to('/configuration/api-data')}>Show the API data</a>}
        {may('make payment links') && <a href={to('/payment-links')}>Create a payment link</a>}
      </p>
    </Empty>
  )
}

function SearchForm({ query, errors }: { query: Record<string, string>; errors: ValidationErrors }) {
  const field = fieldsOf({ form: query, errors })
  return (
    <QueryForm action="/transactions" class="filters">
      <Field
        {...field('text')}
        label="Order, name, reference"
        type="search"
        class="wide"
        shortcut="Control+K"
      />
      <Field {...field('amount')} label="Amount" inputmode="decimal" />
      <Select
        {...field('currency')}
        label="Currency"
        options={currencyChoices(query.currency).map((currency) => [currency, currency || 'Any'] as const)}
      />
      <Select
        {...field('status')}
        label="Status"
        options={[['', 'Any'], ...paymentStatuses.map((status) => [status, status] as const)]}
      />
      <Field {...field('from')} label="From" type="date" />
      <Field {...field('to')} label="To" type="date" />
      <button type="submit" class="main-action">
        Search
      </button>
    </QueryForm>
  )
}

/** Those by name, and the one that was searched for, which a report may have led to. */
const currencyChoices = (chosen = '') => [...new Set(['', ...currencies, chosen])]

function FoundTable({ page, search }: { page: FoundPage; search: Search }) {
  const { to, may } = useViewer()
  const address = (path: string, cursor: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...cursor })
    for (const [name, value] of Object.entries(search)) if (value) query.set(name, value)
    return to(query.size > 0 ? `${path}?${query}` : path)
  }
  return (
    <>
      <TransactionTable found={page.found} />
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
        {may('export transactions') && (
          <a class="button" href={address('/transactions.csv')}>
            Export as CSV
          </a>
        )}
      </div>
    </>
  )
}
