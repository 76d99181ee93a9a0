/** @jsxImportSource hono/jsx */
import type { PaymentPage } from '../pages/payment-pages'
import { presets } from '../pages/presets'
import { FormToken } from './shell'

interface ListProps {
  pages: PaymentPage[]
  base: string
  formToken: string | undefined
  problem?: string | undefined
}

/** The hosted payment pages of a merchant. */
export function PageList({ pages, base, formToken, problem }: ListProps) {
  return (
    <main>
      <header>
        <h1>Appearance</h1>
        <p class="muted">
          Each page is the hosted payment page in one look. Jobs choose one by the parameter
          PaymentPageReference; all others are paid on the default page.
        </p>
      </header>
      <section class="panel">
        {pages.length === 0 ? (
          <p>There is no page yet: shoppers see the simulator’s own look. Make the first one below.</p>
        ) : (
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">PaymentPageReference</th>
                  <th scope="col">Shoppers see it</th>
                  <th scope="col">
                    <span class="visually-hidden">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {pages.map((page) => (
                  <Row page={page} base={base} formToken={formToken} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section class="panel">
        <h2>A new page</h2>
        <form method="post" action={base}>
          <FormToken token={formToken} />
          {problem && <p class="problem">{problem}</p>}
          <div class="grid">
            <label>
              Name, for yourself
              <input name="name" maxlength={60} required />
            </label>
            <label>
              Start from
              <select name="preset">
                {presets.map(({ key, name }) => (
                  <option value={key}>{name}</option>
                ))}
              </select>
            </label>
          </div>
          <div class="row">
            <button type="submit" class="main">
              Make the page
            </button>
          </div>
        </form>
      </section>
    </main>
  )
}

function Row({ page, base, formToken }: { page: PaymentPage; base: string; formToken: string | undefined }) {
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/${page.reference}`}>{page.name}</a>
        {page.isDefault && <span class="muted"> default</span>}
      </th>
      <td>
        <code>{page.reference}</code>
      </td>
      <td>{page.published ? 'Yes' : 'Not yet published'}</td>
      <td>
        {!page.isDefault && (
          <form method="post" action={`${base}/${page.reference}/manage`}>
            <FormToken token={formToken} />
            <div class="row">
              <button type="submit" name="action" value="default" aria-label={`Make default: ${page.name}`}>
                Make default
              </button>
              <button type="submit" name="action" value="remove" aria-label={`Delete: ${page.name}`}>
                Delete
              </button>
            </div>
          </form>
        )}
      </td>
    </tr>
  )
}
