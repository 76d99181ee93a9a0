import type { PaymentPage } from '../../branding/payment-pages.ts'
import { OnceMark } from '../auth/once.tsx'
import { currencies } from '../currencies.ts'
import type { View } from '../portal-env.ts'
import { Field, PostForm, type Problems, Select } from '../ui/form.tsx'
import { languages } from './read-link.ts'

/** The form of a new payment link. */
export function NewLink(props: {
  view: View
  form: Record<string, string | undefined>
  problems: Problems
  /** The published ones. */
  pages: PaymentPage[]
}) {
  const { view, form, problems, pages } = props
  const line = Object.keys(problems).length > 0 ? 'inline top' : 'inline'
  return (
    <section class="panel">
      <h2>New payment link</h2>
      <PostForm view={view} action="/payment-links">
        <OnceMark />
        <div class={line}>
          <Field
            name="description"
            label="What it is for"
            class="wide"
            value={form.description}
            problem={problems.description}
          />
          <Field
            name="amount"
            label="Amount"
            inputmode="decimal"
            class="slim"
            value={form.amount}
            problem={problems.amount}
          />
          <Select
            name="currency"
            label="Currency"
            class="slim"
            value={form.currency}
            options={currencies.map((currency) => [currency, currency] as const)}
          />
        </div>
        <div class={line}>
          <Field
            name="orderNumber"
            label="Order number (optional)"
            value={form.orderNumber}
            problem={problems.orderNumber}
          />
          <Field
            name="expires"
            label="Open until the end of (optional)"
            type="date"
            value={form.expires}
            problem={problems.expires}
          />
          <Select name="locale" label="Language of the page" value={form.locale} options={languages} />
          {(pages.length > 1 || problems.page) && (
            <Select
              name="page"
              label="Page"
              value={form.page}
              options={pageChoices(pages)}
              problem={problems.page}
            />
          )}
        </div>
        <div>
          <button type="submit" class="main-action">
            Create payment link
          </button>
        </div>
      </PostForm>
    </section>
  )
}

/** The default page first: it is what a link is paid on that names none. */
const pageChoices = (pages: PaymentPage[]) =>
  [...pages]
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault))
    .map(({ reference, name, isDefault }) => [reference, isDefault ? `${name} (default)` : name] as const)
