import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { money } from '../ui/elements.tsx'
import { Checkbox, Field, PostForm } from '../ui/form.tsx'
import { useViewer } from '../ui/viewer.ts'
import { possibleActions } from './actions.ts'

const cancelTexts = {
  withdraw: ['Cancel payment job', 'The shopper cannot pay it any more.'],
  release: ['Cancel payment', 'The reserved amount is let go.'],
  void: ['Cancel payment', 'The whole amount is voided. This is possible until midnight, London time.'],
} as const

/** The forms for what can be done about a payment, by who may do it. */
export function PaymentActions(props: {
  settings: ConfigurationSettings
  job: PaymentJob
  payment: Payment
  now: Date
}) {
  const { settings, job, payment, now } = props
  const { may } = useViewer()
  const { capture, refund, cancel } = possibleActions(job, payment, settings, now)
  const path = `/transactions/${job.reference}/${payment.reference}`
  const mayCapture = capture !== undefined && may('capture')
  const mayRefund = refund !== undefined && may('refund')
  const mayCancel = cancel !== undefined && may('cancel')
  if (!mayCapture && !mayRefund && !mayCancel) return null
  return (
    <div class="actions">
      {mayCapture && (
        <PostForm action={`${path}/capture`}>
          <h3>Capture</h3>
          <input type="hidden" name="soFar" value={payment.captures.length} />
          <Field
            name="amount"
            id={`capture-${payment.reference}`}
            label={`Amount in ${job.currency}`}
            value={capture}
            inputmode="decimal"
            hint={`${money(capture, job.currency)} is reserved.`}
          />
          <Checkbox name="final" label="Last capture" hint="What is left of the reserved amount is let go." />
          <button type="submit" class="main-action">
            Capture
          </button>
        </PostForm>
      )}
      {mayRefund && (
        <PostForm action={`${path}/refund`}>
          <h3>Refund</h3>
          <input type="hidden" name="soFar" value={payment.refunds.length} />
          <fieldset class="choices">
            <legend class="visually-hidden">How much</legend>
            <div class="checkbox">
              <input type="radio" id={`full-${payment.reference}`} name="extent" value="full" checked />
              <label for={`full-${payment.reference}`}>Full refund of {money(refund, job.currency)}</label>
            </div>
            <div class="checkbox">
              <input type="radio" id={`partial-${payment.reference}`} name="extent" value="partial" />
              <label for={`partial-${payment.reference}`}>Partial refund</label>
            </div>
          </fieldset>
          <Field
            name="amount"
            id={`refund-${payment.reference}`}
            label={`Amount in ${job.currency}, for a partial refund`}
            inputmode="decimal"
          />
          <Field
            name="refundNumber"
            id={`refund-number-${payment.reference}`}
            label="Your reference (optional)"
          />
          <button type="submit" class="main-action">
            Confirm refund
          </button>
        </PostForm>
      )}
      {mayCancel && (
        <PostForm action={cancel === 'withdraw' ? `/transactions/${job.reference}/cancel` : `${path}/cancel`}>
          <h3>Cancel</h3>
          <p class="hint">{cancelTexts[cancel][1]}</p>
          <button type="submit" class="danger">
            {cancelTexts[cancel][0]}
          </button>
        </PostForm>
      )}
    </div>
  )
}
