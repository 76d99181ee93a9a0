import type { PaymentPage } from '../../branding/payment-pages.ts'
import { presets } from '../../branding/presets.ts'
import { ActionLink } from '../ui/action-page.tsx'
import { Empty, Moment, Panel, Reference } from '../ui/elements.tsx'
import { Field, fieldsOf, PostForm, Select, Submit } from '../ui/form.tsx'
import type { PageState } from '../ui/page.tsx'
import { actionsHead, type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { demonstrationAddress } from './demonstration-link.tsx'
import { maxPageName } from './page-name.ts'
import { ProposalForm } from './proposal-form.tsx'

export function ListHead() {
  return (
    <header class="head">
      <div>
        <h1>Appearance</h1>
        <p class="hint">
          A page is one design of the hosted payment page. A payment job names its page in the parameter
          PaymentPageReference; every other job is paid on the default page.
        </p>
      </div>
    </header>
  )
}

interface PageListProps {
  pages: PaymentPage[]
  merchantName: string
  state: PageState
}

/** The hosted payment pages of a merchant. */
export function PageList({ pages, merchantName, state }: PageListProps) {
  const field = fieldsOf(state)
  return (
    <>
      {pages.length === 0 ? (
        <Empty heading="No page yet">
          <p>
            Shoppers see the simulator’s own design. Create a page below: it starts from a finished design.
          </p>
        </Empty>
      ) : (
        <DataTable columns={columns} rows={pages} />
      )}
      <ProposalForm state={state} />
      <Panel title="New page">
        <PostForm action="/appearance" idempotent>
          <div class="inline top">
            <Field
              {...field('name')}
              value={state.form?.name ?? merchantName.slice(0, maxPageName)}
              label="Page name"
              hint="It becomes the business name on the page, where you can change it."
              maxlength={maxPageName}
              class="wide"
            />
            <Select
              {...field('preset')}
              label="Start from"
              options={presets.map(({ key, name }) => [key, name] as const)}
            />
          </div>
          <Submit>Create page</Submit>
        </PostForm>
      </Panel>
    </>
  )
}

const columns: Column<PaymentPage>[] = [
  { head: 'Name', class: 'long', cell: (page) => <Name page={page} /> },
  { head: 'PaymentPageReference', class: 'span', cell: ({ reference }) => <Reference text={reference} /> },
  {
    head: 'Published',
    class: 'span labelled',
    cell: ({ publishedAt }) =>
      publishedAt ? <Moment at={publishedAt} /> : <span class="muted">Not yet</span>,
  },
  {
    head: actionsHead,
    class: 'span',
    cell: (page) => (
      <div class="row tight">
        {page.published && (
          <ActionLink
            kind="quiet"
            path={demonstrationAddress(page)}
            label={`Demonstration link: ${page.name}`}
          >
            Demonstration link
          </ActionLink>
        )}
        {!page.isDefault && <Actions page={page} />}
      </div>
    ),
  },
]

function Name({ page }: { page: PaymentPage }) {
  return (
    <>
      <a href={useViewer().to(`/appearance/${page.reference}`)}>
        <bdi>{page.name}</bdi>
      </a>
      {page.isDefault && <span class="muted"> · default</span>}
    </>
  )
}

function Actions({ page }: { page: PaymentPage }) {
  return (
    <PostForm action={`/appearance/${page.reference}/make-default`} class="row-form">
      {page.published && (
        <button type="submit" class="quiet" aria-label={`Make default: ${page.name}`}>
          Make default
        </button>
      )}
      <a
        class="button quiet"
        href={useViewer().to(`/appearance/${page.reference}/delete`)}
        aria-label={`Delete: ${page.name}`}
      >
        Delete…
      </a>
    </PostForm>
  )
}
