import { hostedPagePath, type Payment, type PaymentJob } from '../../payments/payment-job.ts'
import { isReference } from '../../payments/references.ts'
import { maxRefundNumberLength, refundNumberSchema } from '../../payments/refund-number.ts'
import type { Permission } from '../auth/permissions.ts'
import { rejectImpossible } from '../payment-changes.ts'
import type { PortalContext, SectionDependencies } from '../portal-env.ts'
import { Rejection } from '../rejection.ts'
import { readAmount } from '../typed-amount.ts'
import { Message } from '../ui/elements.tsx'
import { type Form, singleLine } from '../ui/form-data.ts'
import { showMissing } from '../ui/missing-page.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { SectionRoutes } from '../ui/section.ts'
import { activityOf } from './activity.ts'
import { TransactionBody, TransactionHead } from './transaction-body.tsx'

const flash = {
  captured: 'The amount is captured.',
  refunded: 'The amount is refunded.',
  'refund-failed': <Message tone="bad">The refund failed: nothing was given back.</Message>,
  cancelled: 'It is cancelled.',
}
type Done = keyof typeof flash

/** The page of one payment job: what it is, all that happened, and what can be done about it. */
export function transactionRoutes({ get, post }: SectionRoutes, dependencies: SectionDependencies): void {
  const { payments, configurationId, database, activityLog, clock, publicUrl } = dependencies

  const find = (c: PortalContext) => {
    const reference = c.req.param('job') ?? ''
    return isReference(reference) ? payments.find(configurationId, reference) : undefined
  }

  const page = async (c: PortalContext, { problem }: PageState = {}) => {
    const job = await find(c)
    if (!job) return showUnknown(c)
    await activityLog.written()
    return showPage(c, {
      title: `Transaction ${job.reference}`,
      heading: <TransactionHead job={job} />,
      problem,
      flash,
      body: (
        <TransactionBody
          settings={c.var.configuration.settings}
          job={job}
          now={clock.now()}
          pageUrl={`${publicUrl(c.req.raw)}${hostedPagePath(job)}`}
          events={await activityOf(database, activityLog, job)}
        />
      ),
    })
  }

  /** A form of the page. @param act says in words what it did, and what came of it where that is not `done` */
  const action = (
    path: string,
    permission: Permission,
    done: Done,
    act: (job: PaymentJob, form: Form, payment: Payment) => Promise<{ title: string; done?: Done }>,
  ) =>
    post(
      path,
      page,
      async (c, form) => {
        const job = await find(c)
        const wanted = c.req.param('payment')
        const payment = wanted
          ? job?.payments.find(({ reference }) => reference === wanted)
          : job?.payments[0]
        if (!job || !payment) return showUnknown(c)
        const at = clock.now()
        const { title, done: outcome = done } = await rejectImpossible(act(job, form, payment))
        activityLog.record({
          paymentJobReference: job.reference,
          at,
          kind: 'portal',
          title: `${title} in the Portal`,
          detail: { by: c.var.viewer.user.email },
        })
        return redirectWithFlash(c, `/transactions/${job.reference}`, outcome)
      },
      permission,
    )

  get('/transactions/:job', page)

  action('/transactions/:job/cancel', 'cancel', 'cancelled', async (job) => {
    await payments.cancelJob(job)
    return { title: 'Payment job cancelled' }
  })

  action('/transactions/:job/:payment/cancel', 'cancel', 'cancelled', async (job, _, { reference }) => {
    await payments.cancelPayment(job, reference)
    return { title: 'Payment cancelled' }
  })

  action('/transactions/:job/:payment/capture', 'capture', 'captured', async (job, form, { reference }) => {
    await payments.capture(job, reference, {
      amountToCapture: readAmount(form.amount ?? '', job.currency),
      isFinalCapture: form.final === 'yes',
      capturesSoFar: Number(form.soFar ?? 0),
    })
    return { title: 'Capture asked for' }
  })

  action('/transactions/:job/:payment/refund', 'refund', 'refunded', async (job, form, { reference }) => {
    const isFull = form.extent !== 'partial'
    const after = await payments.refund(job, reference, {
      amountToRefund: isFull ? undefined : readAmount(form.amount ?? '', job.currency),
      refundNumber: readRefundNumber(form),
      refundsSoFar: Number(form.soFar ?? 0),
    })
    const refunds = after.payments.find((payment) => payment.reference === reference)?.refunds
    return {
      title: isFull ? 'Full refund asked for' : 'Partial refund asked for',
      ...(refunds?.at(-1)?.status === 'Failed' && { done: 'refund-failed' as const }),
    }
  })
}

/** @throws Rejection when it is longer than the gateway takes */
function readRefundNumber(form: Form): string | undefined {
  const refundNumber = singleLine(form.refundNumber)
  if (refundNumberSchema.safeParse(refundNumber).success) return refundNumber || undefined
  throw new Rejection(`Your reference is too long: use at most ${maxRefundNumberLength} characters.`)
}

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such transaction',
    text: 'This configuration has no payment job with that reference.',
    leadsTo: ['Search for it', '/transactions'],
  })
