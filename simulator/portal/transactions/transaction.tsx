import { z } from 'zod'
import { activityOf } from '../../activity/activity-events.ts'
import { currentPayment, hostedPagePath, type Payment, type PaymentJob } from '../../payments/payment-job.ts'
import { isReference } from '../../payments/references.ts'
import type { Permission } from '../auth/permissions.ts'
import { portalEntry, rejectImpossible } from '../payment-changes.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { amountField } from '../typed-amount.ts'
import { showActionPage } from '../ui/action-page.tsx'
import { Message, money } from '../ui/elements.tsx'
import { type Form, lineField, parseForm } from '../ui/form-data.ts'
import { showMissing } from '../ui/missing-page.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { cancelForm, captureForm, refundForm } from './action-forms.tsx'
import { type PossibleActions, possibleActions } from './actions.ts'
import { TransactionBody, TransactionHead } from './transaction-body.tsx'

const flash = {
  captured: 'The amount is captured.',
  refunded: 'The amount is refunded.',
  'refund-failed': <Message tone="bad">The refund failed: no money was returned.</Message>,
  cancelled: 'Cancelled.',
}
type Done = keyof typeof flash

/** The page of one payment job: what it is, all that happened, and what can be done about it. */
export function transactionRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { payments, configurationId, database, activityLog, clock, publicUrl } = dependencies

  const find = (c: PortalContext) => {
    const reference = c.req.param('job') ?? ''
    return isReference(reference) ? payments.find(configurationId, reference) : undefined
  }

  const page = async (c: PortalContext) => {
    const job = await find(c)
    if (!job) return showUnknown(c)
    await activityLog.written()
    const { settings } = c.var.configuration
    const now = clock.now()
    return showPage(c, {
      title: `Transaction ${job.reference}`,
      heading: <TransactionHead job={job} settings={settings} now={now} />,
      flash,
      body: (
        <TransactionBody
          job={job}
          pageUrl={`${publicUrl(c.req.raw)}${hostedPagePath(job)}`}
          events={await activityOf(database, activityLog, job)}
        />
      ),
    })
  }

  get('/transactions/:job', page)

  /** A page that asks whether, and how much; its form does it. */
  const action = (
    path: string,
    permission: Permission & ('cancel' | 'capture' | 'refund'),
    form: typeof cancelForm,
    act: (job: PaymentJob, form: Form, payment: Payment) => Promise<{ title: string; done: Done }>,
  ) => {
    const ask = async (c: PortalContext, state: PageState = {}) => {
      const job = await find(c)
      const payment = job && paymentOf(c, job)
      if (!job || !payment) return showUnknown(c)
      const { settings } = c.var.configuration
      const possible = possibleActions(job, payment, settings, clock.now())
      const which = job.payments.length > 1 ? `payment ${job.payments.indexOf(payment) + 1} of ` : ''
      return showActionPage(c, state, {
        title: `${actionNames[permission]} ${which}${money(amountAtStake(permission, possible) ?? job.amountToCollect, job.currency)}`,
        back: ['Go back to the transaction', `/transactions/${job.reference}`],
        body: form({
          action: c.req.path.slice(c.var.to('').length),
          job,
          payment,
          possible,
          state,
        }),
      })
    }
    get(path, ask, permission)
    post(
      path,
      ask,
      async (c, sent) => {
        const job = await find(c)
        const payment = job && paymentOf(c, job)
        if (!job || !payment) return showUnknown(c)
        const at = clock.now()
        const { title, done } = await rejectImpossible(act(job, sent, payment))
        activityLog.record(portalEntry(c, job, at, title))
        return redirectWithFlash(c, `/transactions/${job.reference}`, done)
      },
      permission,
    )
  }

  action('/transactions/:job/cancel', 'cancel', cancelForm, async (job) => {
    await payments.cancelJob(job)
    return { title: 'Payment job cancelled', done: 'cancelled' }
  })

  action('/transactions/:job/:payment/cancel', 'cancel', cancelForm, async (job, _, { reference }) => {
    await payments.cancelPayment(job, reference)
    return { title: 'Payment cancelled', done: 'cancelled' }
  })

  action('/transactions/:job/:payment/capture', 'capture', captureForm, async (job, form, { reference }) => {
    await payments.capture(job, reference, {
      amountToCapture: parseForm(z.object({ amount: amountField(job.currency) }), form).amount,
      isFinalCapture: form.final === 'yes',
      capturesSoFar: Number(form.soFar ?? 0),
    })
    return { title: 'Capture requested', done: 'captured' }
  })

  action('/transactions/:job/:payment/refund', 'refund', refundForm, async (job, form, { reference }) => {
    const { amountToRefund, refundNumber } = readRefund(form, job.currency)
    const after = await payments.refund(job, reference, {
      amountToRefund,
      refundNumber,
      refundsSoFar: Number(form.soFar ?? 0),
    })
    const refunds = after.payments.find((payment) => payment.reference === reference)?.refunds
    return {
      title: amountToRefund === undefined ? 'Full refund requested' : 'Partial refund requested',
      done: refunds?.at(-1)?.status === 'Failed' ? 'refund-failed' : 'refunded',
    }
  })
}

const maxRefundNumberLength = 1_000

const actionNames = { cancel: 'Cancel', capture: 'Capture', refund: 'Refund' }

/** What is left to capture or to refund. What cancelling releases is what is left to capture. */
const amountAtStake = (action: keyof typeof actionNames, { refund, capture }: PossibleActions) =>
  action === 'refund' ? refund : capture

/** The payment that the address names, or the job's newest. */
function paymentOf(c: PortalContext, job: PaymentJob): Payment | undefined {
  const wanted = c.req.param('payment')
  return wanted ? job.payments.find(({ reference }) => reference === wanted) : currentPayment(job)
}

/**
 * @returns the amount of a partial refund, undefined for a full one; and the merchant's reference
 * @throws FormRejection where the form does not say which it is, or says both, or a field is wrong
 */
function readRefund(form: Form, currency: string) {
  const isPartial = form.extent === 'partial'
  const { amount, refundNumber } = parseForm(
    z.object({
      extent: z.enum(['full', 'partial'], 'Choose a full or a partial refund.'),
      amount: isPartial
        ? amountField(currency)
        : z.string().refine((text) => form.extent !== 'full' || text.trim() === '', bothText),
      refundNumber: lineField(maxRefundNumberLength),
    }),
    form,
  )
  return { amountToRefund: isPartial ? amount : undefined, refundNumber: refundNumber || undefined }
}

const bothText = 'Choose Partial refund to refund this amount, or clear it for a full refund.'

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such transaction',
    text: 'This account has no payment with that reference.',
    leadsTo: ['Search for it', '/transactions'],
  })
