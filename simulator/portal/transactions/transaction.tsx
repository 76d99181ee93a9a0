import { Hono } from 'hono'
import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import type { Right } from '../auth/rights.ts'
import type { PortalContext, PortalEnv, PortalParts } from '../portal-env.ts'
import { typedLine } from '../typed.ts'
import { Message } from '../ui/elements.tsx'
import { showMissing } from '../ui/missing.tsx'
import { showPage } from '../ui/page.tsx'
import { readAmount, refusalOf } from './actions.ts'
import { activityOf } from './activity.ts'
import { TransactionBody } from './transaction-body.tsx'

const refundFailed = 'The refund failed: nothing was given back.'

const doneTexts: Record<string, string> = {
  captured: 'The amount is captured.',
  refunded: 'The amount is refunded.',
  'refund-failed': refundFailed,
  cancelled: 'It is cancelled.',
}

/** The page of one payment job: what it is, all that happened, and what can be done about it. */
export function transactionPage(parts: PortalParts): Hono<PortalEnv> {
  const { payments, configurationId, database, activityLog, clock } = parts
  const app = new Hono<PortalEnv>()

  const find = (c: PortalContext) => {
    const reference = c.req.param('job') ?? ''
    return /^\d{18}$/.test(reference) ? payments.find(configurationId, reference) : undefined
  }

  const show = async (c: PortalContext, job: PaymentJob, problem?: string) => {
    await activityLog.written()
    const done = doneTexts[c.req.query('done') ?? '']
    return showPage(c, {
      title: `Transaction ${job.reference}`,
      status: problem ? 400 : 200,
      body: (
        <TransactionBody
          view={c.var.view}
          settings={c.var.configuration.settings}
          job={job}
          now={clock.now()}
          pageUrl={`${parts.publicUrl(c.req.raw)}/payment?ref=${job.pageToken}`}
          events={await activityOf(database, activityLog, job)}
        >
          {problem && <Message tone="bad">{problem}</Message>}
          {!problem && done && <Message tone={done === refundFailed ? 'bad' : 'good'}>{done}</Message>}
        </TransactionBody>
      ),
    })
  }

  /** A form of the page. @param act tells in words what it did, and what came of it where that is not `done` */
  const action = (
    path: string,
    right: Right,
    done: keyof typeof doneTexts,
    act: (
      job: PaymentJob,
      form: Record<string, string | undefined>,
      payment: Payment,
    ) => Promise<{ title: string; done?: string }>,
  ) =>
    app.post(path, allow(right), async (c) => {
      const job = await find(c)
      const wanted = c.req.param('payment')
      const payment = wanted ? job?.payments.find(({ reference }) => reference === wanted) : job?.payments[0]
      if (!job || !payment) return showUnknown(c)
      const form = await readForm(c)
      let outcome: string = done
      const problem = await refusalOf(async () => {
        const at = clock.now()
        const { title, done: otherwise = done } = await act(job, form, payment)
        outcome = otherwise
        const by = c.var.view.user.email
        activityLog.record({
          paymentJobReference: job.reference,
          at,
          kind: 'portal',
          title: `${title} in the Portal`,
          detail: { by },
        })
      })
      if (problem) return show(c, (await find(c)) ?? job, problem)
      return c.redirect(c.var.view.to(`/transactions/${job.reference}?done=${outcome}`), 303)
    })

  app.get('/transactions/:job', allow('see transactions'), async (c) => {
    const job = await find(c)
    return job ? show(c, job) : showUnknown(c)
  })

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
      refundNumber: typedLine(form.refundNumber).slice(0, 64).toWellFormed() || undefined,
      refundsSoFar: Number(form.soFar ?? 0),
    })
    const refunds = after.payments.find((payment) => payment.reference === reference)?.refunds
    return {
      title: isFull ? 'Full refund asked for' : 'Partial refund asked for',
      ...(refunds?.at(-1)?.status === 'Failed' && { done: 'refund-failed' }),
    }
  })

  return app
}

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such transaction',
    text: 'This configuration has no payment job with that reference.',
    leadsTo: ['Search for it', '/transactions'],
  })
