import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import { money } from '../ui/elements.tsx'
import { Checkbox, Field, FieldError, fieldsOf, PostForm, Submit } from '../ui/form.tsx'
import type { PageState } from '../ui/page.tsx'
import type { PossibleActions } from './actions.ts'

interface FormProps {
  /** Where the form is sent, within the Portal. */
  action: string
  job: PaymentJob
  payment: Payment
  possible: PossibleActions
  state: PageState
}

/** Asks how much to capture. Nothing where nothing can be captured. */
export function captureForm({ action, job, payment, possible: { capture }, state }: FormProps) {
  if (capture === undefined) return undefined
  const field = fieldsOf({ form: { amount: capture, ...state.form } })
  return (
    <PostForm action={action}>
      <input type="hidden" name="soFar" value={payment.captures.length} />
      <Field
        {...field('amount')}
        label={`Amount in ${job.currency}`}
        inputmode="decimal"
        hint={`${money(capture, job.currency)} is reserved.`}
      />
      <Checkbox
        name="final"
        label="Last capture"
        hint="The rest of the reserved amount is released."
        checked={state.form?.final === 'yes'}
      />
      <Submit>Capture</Submit>
    </PostForm>
  )
}

/** Asks how much to refund. Nothing where nothing can be refunded. */
export function refundForm({ action, job, payment, possible: { refund }, state }: FormProps) {
  if (refund === undefined) return undefined
  const field = fieldsOf(state)
  const { extent } = state.form ?? { extent: 'full' }
  return (
    <PostForm action={action}>
      <input type="hidden" name="soFar" value={payment.refunds.length} />
      <fieldset class="choices" aria-describedby={state.errors?.extent && 'extent-problem'}>
        <legend class="visually-hidden">How much</legend>
        <div class="checkbox">
          <input type="radio" id="full" name="extent" value="full" checked={extent === 'full'} />
          <label for="full">Full refund of {money(refund, job.currency)}</label>
        </div>
        <div class="checkbox">
          <input type="radio" id="partial" name="extent" value="partial" checked={extent === 'partial'} />
          <label for="partial">Partial refund</label>
        </div>
        <FieldError id="extent" text={state.errors?.extent} />
      </fieldset>
      <Field
        {...field('amount')}
        label={`Amount in ${job.currency}, for a partial refund`}
        inputmode="decimal"
      />
      <Field {...field('refundNumber')} label="Your reference (optional)" />
      <Submit>Confirm refund</Submit>
    </PostForm>
  )
}

const cancelTexts = {
  withdraw: ['Cancel payment job', 'The shopper can no longer pay it.'],
  revoke: ['Cancel payment', 'The payment is revoked while its money is under way.'],
  release: ['Cancel payment', 'The reserved amount is released.'],
  void: ['Cancel payment', 'The whole amount is cancelled. This is possible until midnight, London time.'],
} as const

/** Asks whether to cancel. Nothing where nothing can be cancelled. */
export function cancelForm({ action, possible: { cancel } }: FormProps) {
  if (cancel === undefined) return undefined
  const [button, text] = cancelTexts[cancel]
  return (
    <>
      <p>{text}</p>
      <PostForm action={action}>
        <Submit kind="danger">{button}</Submit>
      </PostForm>
    </>
  )
}
