import { and, desc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { jobStatus } from '../../payments/lifecycle.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import { stageOf } from '../../payments/stage.ts'
import { paymentJob } from '../../payments/tables.ts'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import { Once } from '../auth/once.tsx'
import type { PortalContext, PortalEnv, PortalParts, View } from '../portal-env.ts'
import { refusalOf } from '../transactions/actions.ts'
import { ActionsHead, Empty, Message, Moment, money, Reference, Status } from '../ui/elements.tsx'
import { PostForm, type Problems } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { NewLink } from './new-link.tsx'
import { readLink } from './read-link.ts'
import { paymentLink } from './tables.ts'

interface Shown {
  form?: Record<string, string | undefined>
  problems?: Problems
  problem?: string
}

/** So many links are listed; older ones stand among the transactions. */
const most = 100

const doneTexts: Record<string, string> = {
  cancelled: 'The link is cancelled: nobody can pay with it any more.',
}

/** Links to pay: each is a payment job that is made here, and can be paid once. */
export function paymentLinkPages(parts: PortalParts): Hono<PortalEnv> {
  const { database, payments, configurationId, clock } = parts
  const app = new Hono<PortalEnv>()
  const once = new Once<string>()
  const publishedPages = async () =>
    (await parts.pages.list(configurationId)).filter(({ published }) => published !== null)

  const show = async (c: PortalContext, shown: Shown = {}) => {
    const { view } = c.var
    const hasProblem = Boolean(shown.problem || shown.problems)
    const links = await database
      .select({ job: paymentJob.document, createdBy: paymentLink.createdBy })
      .from(paymentLink)
      .innerJoin(paymentJob, eq(paymentJob.reference, paymentLink.paymentJobReference))
      .where(eq(paymentLink.configurationId, configurationId))
      .orderBy(desc(paymentLink.createdAt))
      .limit(most)
    const urlOf = (job: PaymentJob) => `${parts.publicUrl(c.req.raw)}/payment?ref=${job.pageToken}`
    const done = doneTexts[c.req.query('done') ?? '']
    const created = links.find(({ job }) => job.reference === c.req.query('created'))
    return showPage(c, {
      title: hasProblem ? 'Error: Payment links' : 'Payment links',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Payment links</h1>
          {shown.problem && <Message tone="bad">{shown.problem}</Message>}
          {created && !hasProblem && (
            <Message tone="good">
              <p>The link is ready. Copy it and send it: one shopper can pay with it, once.</p>
              <p>
                <Reference text={urlOf(created.job)} name="the link" />
              </p>
            </Message>
          )}
          {done && !hasProblem && <Message tone="good">{done}</Message>}
          {view.may('make payment links') && (
            <NewLink
              view={view}
              form={shown.form ?? {}}
              problems={shown.problems ?? {}}
              pages={await publishedPages()}
            />
          )}
          {links.length === 0 ? (
            <Empty heading="No payment links yet">
              <p>
                A payment link asks somebody for an amount without a shop: you write what it is for, and send
                the link by e-mail or chat. Here you see whether it was paid.
              </p>
            </Empty>
          ) : (
            <div class="table">
              <table class="cards">
                <thead>
                  <tr>
                    <th>Created</th>
                    <th>For</th>
                    <th class="num">Amount</th>
                    <th>State</th>
                    <th>Link</th>
                    <ActionsHead />
                  </tr>
                </thead>
                <tbody>
                  {links.map(({ job, createdBy }) => (
                    <LinkRow view={view} job={job} createdBy={createdBy} url={urlOf(job)} now={clock.now()} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {links.length === most && (
            <p class="muted">
              These are the newest {most}. Older ones stand among the{' '}
              <a href={view.to('/transactions')}>transactions</a>.
            </p>
          )}
        </>
      ),
    })
  }

  app.get('/payment-links', allow('see payment links'), (c) => show(c))

  app.post('/payment-links', allow('make payment links'), async (c) => {
    const form = await readForm(c)
    const { configuration, view } = c.var
    const pages = (await publishedPages()).map(({ reference }) => reference)
    const read = readLink(form, configuration.settings, pages, clock.now())
    if ('problems' in read) return show(c, { form, problems: read.problems })
    const reference = await once.do(c, form, async () => {
      const job = await payments.create(configuration, read.request)
      await database.insert(paymentLink).values({
        paymentJobReference: job.reference,
        configurationId,
        createdAt: new Date(job.createdAt),
        createdBy: view.user.email,
      })
      return job.reference
    })
    return c.redirect(c.var.to(`/payment-links?created=${reference}`), 303)
  })

  app.post('/payment-links/:job/cancel', allow('make payment links'), async (c) => {
    const reference = c.req.param('job')
    const job = (await isLink(reference)) ? await payments.find(configurationId, reference) : undefined
    if (!job) return show(c, { problem: 'There is no such link.' })
    const problem = await refusalOf(() => payments.cancelJob(job))
    if (problem) return show(c, { problem })
    return c.redirect(c.var.to('/payment-links?done=cancelled'), 303)
  })

  async function isLink(reference: string): Promise<boolean> {
    if (!/^\d{18}$/.test(reference)) return false
    const [link] = await database
      .select({ reference: paymentLink.paymentJobReference })
      .from(paymentLink)
      .where(
        and(eq(paymentLink.paymentJobReference, reference), eq(paymentLink.configurationId, configurationId)),
      )
    return link !== undefined
  }

  return app
}

function LinkRow(props: { view: View; job: PaymentJob; createdBy: string; url: string; now: Date }) {
  const { view, job, createdBy, url, now } = props
  const isOver = new Date(job.expiresAt) <= now
  const isOpen = stageOf(job) === 'choosing' && !isOver && !job.closed
  const stored = jobStatus(job.payments)
  // A job that nobody has looked at since its end may not be marked yet.
  const status = stored === 'Pending' && isOver ? 'Expired' : stored
  return (
    <tr>
      <td>
        <a href={view.to(`/transactions/${job.reference}`)}>
          <Moment at={job.createdAt} />
        </a>
      </td>
      <td class="long purpose span">
        {String(job.order.orderLines[0]?.name ?? '')}
        <p class="hint">
          {job.order.orderNumber && `${job.order.orderNumber}, `}by {createdBy}
        </p>
      </td>
      <td class="num">{money(job.amountToCollect, job.currency)}</td>
      <td class="span state">
        {isOpen ? <span class="status open">Open</span> : <Status status={status} />}
        {isOpen && (
          <p class="hint">
            until <Moment at={job.expiresAt} />
          </p>
        )}
      </td>
      <td class="span">
        {isOpen && (
          <span class="short-ref">
            <Reference text={url} name={`the link of ${money(job.amountToCollect, job.currency)}`} />
          </span>
        )}
      </td>
      <td class="span">
        {isOpen && view.may('make payment links') && (
          <PostForm view={view} action={`/payment-links/${job.reference}/cancel`}>
            <button
              type="submit"
              class="quiet"
              aria-label={`Cancel the link of ${money(job.amountToCollect, job.currency)}`}
            >
              Cancel
            </button>
          </PostForm>
        )}
      </td>
    </tr>
  )
}
