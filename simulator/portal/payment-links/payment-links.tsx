import { and, desc, eq } from 'drizzle-orm'
import { jobStatus } from '../../payments/lifecycle.ts'
import { hostedPagePath, type PaymentJob } from '../../payments/payment-job.ts'
import type { PaymentStatus } from '../../payments/payment-status.ts'
import { isReference } from '../../payments/references.ts'
import { stageOf } from '../../payments/stage.ts'
import { paymentJob } from '../../payments/tables.ts'
import { rejectImpossible } from '../payment-changes.ts'
import type { PortalContext } from '../portal-env.ts'
import { Rejection } from '../rejection.ts'
import { Empty, Message, Moment, money, Reference, Status } from '../ui/elements.tsx'
import { PostForm } from '../ui/form.tsx'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { actionsHead, type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { readLink } from './link-form.ts'
import { NewLink } from './new-link.tsx'
import { paymentLink } from './tables.ts'

/** Older links are found among the transactions. */
const maxListed = 100

/** Links to pay: each is a payment job that is made here, and can be paid once. */
export const paymentLinks: PortalSection = {
  path: '/payment-links',
  title: 'Payment links',
  permission: 'see payment links',
  register({ get, post }, { database, payments, pages, configurationId, clock, publicUrl }) {
    const creation = new IdempotentAction<string>()
    const publishedPages = async () =>
      (await pages.list(configurationId)).filter(({ published }) => published !== null)

    const listedLinks = async (c: PortalContext): Promise<Link[]> => {
      const rows = await database
        .select({ job: paymentJob.document, createdBy: paymentLink.createdBy })
        .from(paymentLink)
        .innerJoin(paymentJob, eq(paymentJob.reference, paymentLink.paymentJobReference))
        .where(eq(paymentLink.configurationId, configurationId))
        .orderBy(desc(paymentLink.createdAt))
        .limit(maxListed)
      return rows.map(({ job, createdBy }) => ({
        job,
        createdBy,
        url: `${publicUrl(c.req.raw)}${hostedPagePath(job)}`,
        ...linkState(job, clock.now()),
      }))
    }

    const page = async (c: PortalContext, state: PageState = {}) => {
      const links = await listedLinks(c)
      const created = links.find(({ job }) => job.reference === c.req.query('job'))
      return showPage(c, {
        title: 'Payment links',
        ...state,
        flash: {
          created: created && <Created url={created.url} />,
          cancelled: 'The link is cancelled. Nobody can pay with it any more.',
        },
        body: (
          <>
            {c.var.viewer.may('make payment links') && (
              <NewLink state={state} pages={await publishedPages()} />
            )}
            {links.length === 0 ? (
              <Empty heading="No payment links yet">
                <p>
                  Send somebody a payment link by email or chat to be paid without a shop. You will see here
                  whether it was paid.
                </p>
              </Empty>
            ) : (
              <DataTable columns={columns} rows={links} />
            )}
            {links.length === maxListed && (
              <p class="muted">
                These are the newest {maxListed}. Older ones are among the{' '}
                <a href={c.var.to('/transactions')}>transactions</a>.
              </p>
            )}
          </>
        ),
      })
    }

    get('/payment-links', page)

    post(
      '/payment-links',
      page,
      async (c, form) => {
        const { configuration, viewer, to } = c.var
        const references = (await publishedPages()).map(({ reference }) => reference)
        const request = readLink(form, configuration.settings, references, clock.now())
        const reference = await creation.run(c, form, async () => {
          const job = await payments.create(configuration, request)
          await database.insert(paymentLink).values({
            paymentJobReference: job.reference,
            configurationId,
            createdAt: new Date(job.createdAt),
            createdBy: viewer.user.email,
          })
          return job.reference
        })
        return c.redirect(to(`/payment-links?done=created&job=${reference}`), 303)
      },
      'make payment links',
    )

    post(
      '/payment-links/:job/cancel',
      page,
      async (c) => {
        const reference = c.req.param('job') ?? ''
        const job = (await isLink(reference)) ? await payments.find(configurationId, reference) : undefined
        if (!job) throw new Rejection('There is no such link.')
        await rejectImpossible(payments.cancelJob(job))
        return redirectWithFlash(c, '/payment-links', 'cancelled')
      },
      'make payment links',
    )

    async function isLink(reference: string): Promise<boolean> {
      if (!isReference(reference)) return false
      const [link] = await database
        .select({ reference: paymentLink.paymentJobReference })
        .from(paymentLink)
        .where(
          and(
            eq(paymentLink.paymentJobReference, reference),
            eq(paymentLink.configurationId, configurationId),
          ),
        )
      return link !== undefined
    }
  },
}

interface Link {
  job: PaymentJob
  createdBy: string
  url: string
  /** Whether somebody can pay with it. */
  isOpen: boolean
  status: PaymentStatus
}

function linkState(job: PaymentJob, now: Date): Pick<Link, 'isOpen' | 'status'> {
  const isOver = new Date(job.expiresAt) <= now
  const stored = jobStatus(job.payments)
  return {
    isOpen: stageOf(job) === 'choosing' && !isOver && !job.closed,
    // A job that nobody has looked at since its end may not be marked yet.
    status: stored === 'Pending' && isOver ? 'Expired' : stored,
  }
}

function Created({ url }: { url: string }) {
  return (
    <Message tone="good">
      <p>The link is ready. It can be paid once.</p>
      <p>
        <Reference text={url} name="the link" />
      </p>
    </Message>
  )
}

const columns: Column<Link>[] = [
  { head: 'Created', cell: ({ job }) => <CreatedAt job={job} /> },
  {
    head: 'For',
    class: 'long purpose span',
    cell: ({ job: { order }, createdBy }) => (
      <>
        {String(order.orderLines[0]?.name ?? '')}
        <p class="hint">
          {order.orderNumber && `${order.orderNumber}, `}by {createdBy}
        </p>
      </>
    ),
  },
  { head: 'Amount', class: 'num', cell: ({ job }) => money(job.amountToCollect, job.currency) },
  {
    head: 'State',
    class: 'span state',
    cell: ({ job, isOpen, status }) =>
      isOpen ? (
        <>
          <span class="status open">Open</span>
          <p class="hint">
            until <Moment at={job.expiresAt} />
          </p>
        </>
      ) : (
        <Status status={status} />
      ),
  },
  {
    head: 'Link',
    class: 'span',
    cell: ({ job, url, isOpen }) =>
      isOpen && (
        <span class="short-ref">
          <Reference text={url} name={`the link of ${money(job.amountToCollect, job.currency)}`} />
        </span>
      ),
  },
  { head: actionsHead, class: 'span', cell: ({ job, isOpen }) => isOpen && <Cancel job={job} /> },
]

function CreatedAt({ job }: { job: PaymentJob }) {
  return (
    <a href={useViewer().to(`/transactions/${job.reference}`)}>
      <Moment at={job.createdAt} />
    </a>
  )
}

function Cancel({ job }: { job: PaymentJob }) {
  if (!useViewer().may('make payment links')) return null
  return (
    <PostForm action={`/payment-links/${job.reference}/cancel`}>
      <button
        type="submit"
        class="quiet"
        aria-label={`Cancel the link of ${money(job.amountToCollect, job.currency)}`}
      >
        Cancel
      </button>
    </PostForm>
  )
}
