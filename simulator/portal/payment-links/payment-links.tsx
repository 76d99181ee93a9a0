import { and, desc, eq } from 'drizzle-orm'
import { hostedPagePath } from '../../payments/payment-job.ts'
import { isReference } from '../../payments/references.ts'
import { paymentJob, paymentLink } from '../../payments/tables.ts'
import { newCode } from '../../web/short-code.ts'
import { portalEntry, rejectImpossible } from '../payment-changes.ts'
import type { PortalContext } from '../portal-env.ts'
import { showActionPage } from '../ui/action-page.tsx'
import { Empty, Message, Reference, Status } from '../ui/elements.tsx'
import { PostForm, Submit } from '../ui/form.tsx'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { showMissing } from '../ui/missing-page.tsx'
import { download, type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { type Link, linkState, nameOf } from './link.ts'
import { linkColumns } from './link-columns.tsx'
import { readLink } from './link-form.ts'
import { NewLink } from './new-link.tsx'
import { QrCode } from './qr-code.tsx'
import { shortPath } from './short-links.ts'

/** Older links are found among the transactions. */
const maxListed = 100

/** Links to pay: each is a payment job that is made here, and can be paid once. */
export const paymentLinks: PortalSection = {
  path: '/payment-links',
  title: 'Payment links',
  permission: 'see payment links',
  register({ get, post }, dependencies) {
    const { database, payments, pages, configurationId, activityLog, clock, publicUrl } = dependencies
    const creation = new IdempotentAction<string>()
    const publishedPages = async () =>
      (await pages.list(configurationId)).filter(({ published }) => published !== null)

    /** The newest ones, or the one of a payment job. */
    const listedLinks = async (c: PortalContext, reference?: string): Promise<Link[]> => {
      const rows = await database
        .select({ job: paymentJob.document, createdBy: paymentLink.createdBy, code: paymentLink.code })
        .from(paymentLink)
        .innerJoin(paymentJob, eq(paymentJob.reference, paymentLink.paymentJobReference))
        .where(
          and(
            eq(paymentLink.configurationId, configurationId),
            reference === undefined ? undefined : eq(paymentLink.paymentJobReference, reference),
          ),
        )
        .orderBy(desc(paymentLink.createdAt))
        .limit(maxListed)
      const pageNames = new Map(
        (await pages.list(configurationId)).map((page) => [page.reference, page.name]),
      )
      return rows.map(({ job, createdBy, code }) => ({
        job,
        createdBy,
        pageName: pageNames.get(job.parameters.paymentPageReference ?? ''),
        url: `${publicUrl(c.req.raw)}${code === null ? hostedPagePath(job) : shortPath(code)}`,
        ...linkState(job, clock.now()),
      }))
    }

    const linkOf = async (c: PortalContext): Promise<Link | undefined> => {
      const reference = c.req.param('job') ?? ''
      return isReference(reference) ? (await listedLinks(c, reference))[0] : undefined
    }

    const page = async (c: PortalContext, state: PageState = {}) => {
      const links = await listedLinks(c)
      const created = links.find(({ job }) => job.reference === c.req.query('job'))
      return showPage(c, {
        title: 'Payment links',
        ...state,
        flash: {
          created: created?.isOpen ? <Created link={created} /> : undefined,
          cancelled: 'The link is cancelled. Nobody can pay with it any more.',
        },
        body: (
          <>
            {c.var.viewer.may('make payment links') && (
              <NewLink
                state={{ form: { page: c.req.query('page') }, ...state }}
                pages={await publishedPages()}
              />
            )}
            {links.length === 0 ? (
              <Empty heading="No payment links yet">
                <p>
                  Send somebody a payment link by email or chat to be paid without a shop. You will see here
                  whether it was paid.
                </p>
              </Empty>
            ) : (
              <DataTable columns={linkColumns} rows={links} />
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
            code: newCode(),
          })
          return job.reference
        })
        return c.redirect(to(`/payment-links?done=created&job=${reference}`), 303)
      },
      'make payment links',
    )

    const askToCancel = async (c: PortalContext, state: PageState = {}) => {
      const link = await linkOf(c)
      if (!link) return showUnknown(c)
      return showActionPage(c, state, {
        title: `Cancel ${nameOf(link)}`,
        back,
        body: link.isOpen ? (
          <>
            <p>Nobody can pay with it any more. This cannot be undone.</p>
            <PostForm action={`/payment-links/${link.job.reference}/cancel`}>
              <Submit kind="danger">Cancel the link</Submit>
            </PostForm>
          </>
        ) : undefined,
      })
    }

    get('/payment-links/:job/cancel', askToCancel, 'make payment links')

    post(
      '/payment-links/:job/cancel',
      askToCancel,
      async (c) => {
        const link = await linkOf(c)
        if (!link) return showUnknown(c)
        const at = clock.now()
        await rejectImpossible(payments.cancelJob(link.job))
        activityLog.record(portalEntry(c, link.job, at, 'Payment link cancelled'))
        return redirectWithFlash(c, '/payment-links', 'cancelled')
      },
      'make payment links',
    )

    get('/payment-links/:job/qr-code', async (c) => {
      const link = await linkOf(c)
      if (!link) return showUnknown(c)
      return showActionPage(
        c,
        {},
        {
          title: `QR code of ${nameOf(link)}`,
          back,
          body: link.isOpen ? <Code link={link} /> : <Closed link={link} />,
        },
      )
    })

    get('/payment-links/:job/qr-code.svg', async (c) => {
      const link = await linkOf(c)
      if (!link) return showUnknown(c)
      if (!link.isOpen) return showClosed(c)
      const svg = String(await (<QrCode text={link.url} name={link.url} />))
      return download(c, svg, 'image/svg+xml', `payment-link-${link.job.reference}.svg`)
    })
  },
}

const back: [string, string] = ['Go back to the payment links', '/payment-links']

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No such payment link',
    text: 'This account has no payment link with that reference.',
    leadsTo: ['Show the payment links', '/payment-links'],
  })

const closedText = 'This link is closed: nobody can pay with it.'

const showClosed = (c: PortalContext) =>
  showMissing(c, {
    heading: 'No QR code',
    text: closedText,
    leadsTo: ['Show the payment links', '/payment-links'],
  })

const Closed = ({ link }: { link: Link }) => (
  <Message>
    {closedText} <Status status={link.status} />
  </Message>
)

function Created({ link }: { link: Link }) {
  return (
    <Message tone="good">
      <p>The link is ready. It can be paid once.</p>
      <Code link={link} />
    </Message>
  )
}

function Code({ link }: { link: Link }) {
  return (
    <>
      <p class="row">
        <Reference text={link.url} name="the link" />
        <a class="button" href={link.url} target="_blank" rel="noopener">
          Open
        </a>
      </p>
      <QrCode text={link.url} name={`QR code of ${link.url}`} />
      <p>
        <a href={useViewer().to(`/payment-links/${link.job.reference}/qr-code.svg`)} download>
          Download the QR code
        </a>
      </p>
    </>
  )
}
