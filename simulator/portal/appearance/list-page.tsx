import type { PaymentPage } from '../../branding/payment-pages.ts'
import { presets } from '../../branding/presets.ts'
import { OnceMark } from '../auth/once.tsx'
import type { View } from '../portal-env.ts'
import { ActionsHead, Empty, Message, Moment, Reference } from '../ui/elements.tsx'
import { Field, PostForm, Select } from '../ui/form.tsx'

/** In words, what could not be done. */
export interface ListProblems {
  /** With the name of a new page. */
  name?: string
  /** With a page of the list. */
  row?: string
}

interface ListProps {
  view: View
  pages: PaymentPage[]
  problems: ListProblems
}

/** The hosted payment pages of a merchant. */
export function PageList({ view, pages, problems }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>Appearance</h1>
          <p class="hint">
            Each page is the hosted payment page in one look. A job chooses one by the parameter
            PaymentPageReference; every other job is paid on the default page.
          </p>
        </div>
      </header>
      {problems.row && <Message tone="bad">{problems.row}</Message>}
      {pages.length === 0 ? (
        <Empty heading="No page yet">
          <p>Shoppers see the simulator’s own look. Make a page below: it starts from a finished design.</p>
        </Empty>
      ) : (
        <div class="table">
          <table class="cards">
            <thead>
              <tr>
                <th>Name</th>
                <th>PaymentPageReference</th>
                <th>Published</th>
                <ActionsHead />
              </tr>
            </thead>
            <tbody>
              {pages.map((page) => (
                <Row view={view} page={page} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <section class="panel">
        <h2>A new page</h2>
        <PostForm view={view} action="/appearance">
          <OnceMark />
          <div class="inline top">
            <Field
              name="name"
              label="Name, for yourself"
              maxlength={60}
              problem={problems.name}
              class="wide"
            />
            <Select
              name="preset"
              label="Start from"
              options={presets.map(({ key, name }) => [key, name] as const)}
            />
          </div>
          <div>
            <button type="submit" class="main-action">
              Make the page
            </button>
          </div>
        </PostForm>
      </section>
    </>
  )
}

function Row({ view, page }: { view: View; page: PaymentPage }) {
  return (
    <tr>
      <td class="long">
        <a href={view.to(`/appearance/${page.reference}`)}>{page.name}</a>
        {page.isDefault && <span class="muted"> · default</span>}
      </td>
      <td class="span">
        <Reference text={page.reference} />
      </td>
      <td class="span">
        {page.publishedAt ? <Moment at={page.publishedAt} /> : <span class="muted">Not yet</span>}
      </td>
      <td class="span">
        {!page.isDefault && (
          <PostForm view={view} action={`/appearance/${page.reference}/manage`} class="row-form">
            {page.published && (
              <button
                type="submit"
                class="quiet"
                name="action"
                value="default"
                aria-label={`Make default: ${page.name}`}
              >
                Make default
              </button>
            )}
            <a
              class="button quiet"
              href={view.to(`/appearance/${page.reference}/delete`)}
              aria-label={`Delete: ${page.name}`}
            >
              Delete…
            </a>
          </PostForm>
        )}
      </td>
    </tr>
  )
}
