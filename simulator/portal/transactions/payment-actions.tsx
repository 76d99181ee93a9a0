import type { PaymentJob } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { ActionLink } from '../ui/action-page.tsx'
import { useViewer } from '../ui/viewer.ts'
import { possibleActions } from './actions.ts'

/** Links to the pages on which somebody captures, refunds or cancels a payment, by who may do it. */
export function PaymentActions(props: { settings: ConfigurationSettings; job: PaymentJob; now: Date }) {
  const { settings, job, now } = props
  const { may } = useViewer()
  const links = job.payments.flatMap((payment, index) => {
    const { capture, refund, cancel } = possibleActions(job, payment, settings, now)
    const path = `/transactions/${job.reference}/${payment.reference}`
    const which = job.payments.length > 1 ? ` payment ${index + 1}` : ''
    return [
      capture !== undefined && may('capture') && (
        <ActionLink path={`${path}/capture`}>{`Capture${which}…`}</ActionLink>
      ),
      refund !== undefined && may('refund') && (
        <ActionLink path={`${path}/refund`}>{`Refund${which}…`}</ActionLink>
      ),
      cancel !== undefined && may('cancel') && (
        <ActionLink path={cancel === 'withdraw' ? `/transactions/${job.reference}/cancel` : `${path}/cancel`}>
          {`Cancel${which || (cancel === 'withdraw' ? ' payment job' : ' payment')}…`}
        </ActionLink>
      ),
    ].filter(Boolean)
  })
  return links.length > 0 ? (
    <nav class="row" aria-label="Actions">
      {links}
    </nav>
  ) : null
}
