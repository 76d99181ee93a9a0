import type { PaymentPage } from '../../branding/payment-pages.ts'
import { currencies } from '../currencies.ts'
import { languages } from '../languages.ts'
import { Panel } from '../ui/elements.tsx'
import { Field, fieldsOf, PostForm, Select, Submit } from '../ui/form.tsx'
import type { PageState } from '../ui/page.tsx'

/** The form of a new payment link. @param pages the published ones */
export function NewLink({ state, pages }: { state: PageState; pages: PaymentPage[] }) {
  const field = fieldsOf(state)
  return (
    <Panel title="New payment link">
      <PostForm action="/payment-links" idempotent>
        <div class="inline">
          <Field {...field('description')} label="What it is for" class="wide" />
          <Field {...field('amount')} label="Amount" inputmode="decimal" class="slim" />
          <Select
            {...field('currency')}
            label="Currency"
            class="slim"
            options={currencies.map((currency) => [currency, currency] as const)}
          />
        </div>
        <div class="inline">
          <Field {...field('orderNumber')} label="Order number (optional)" />
          <Field {...field('expires')} label="Expires on (optional)" type="date" />
          <Select {...field('locale')} label="Language" options={languages} />
          {(pages.length > 0 || state.errors?.page) && (
            <Select {...field('page')} label="Payment page" options={pageChoices(pages)} />
          )}
          <Select {...field('start')} label="Opens with" options={starts} />
        </div>
        <Submit>Create payment link</Submit>
      </PostForm>
    </Panel>
  )
}

const starts = [
  ['card', 'The card form'],
  ['outcome', 'The choice of an outcome'],
] as const

/** The default page first: it is what a link is paid on that names none. */
const pageChoices = (pages: PaymentPage[]) =>
  [...pages]
    .sort((one, other) => Number(other.isDefault) - Number(one.isDefault))
    .map(({ reference, name, isDefault }) => [reference, isDefault ? `${name} (default)` : name] as const)
