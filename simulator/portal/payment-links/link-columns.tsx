import type { PaymentJob } from '../../payments/payment-job.ts'
import { ActionLink } from '../ui/action-page.tsx'
import { Moment, Reference, Status } from '../ui/elements.tsx'
import { actionsHead, type Column } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { amountOf, type Link, nameOf } from './link.ts'

/** The columns of the list of payment links. */
export const linkColumns: Column<Link>[] = [
  { head: 'Created', cell: ({ job }) => <CreatedAt job={job} /> },
  {
    head: 'For',
    class: 'long purpose span',
    cell: (link) => (
      <>
        <p class="brief">
          <bdi>{purposeOf(link)}</bdi>
        </p>
        <p class="hint brief">
          <Origin link={link} />
        </p>
      </>
    ),
    title: purposeOf,
  },
  { head: 'Amount', class: 'num', cell: amountOf },
  {
    head: 'State',
    class: 'span state',
    cell: ({ job, isOpen, status }) =>
      isOpen ? (
        <>
          <span class="status open">Open</span>
          <p class="hint">
            Expires <Moment at={job.expiresAt} />
          </p>
        </>
      ) : (
        <Status status={status} />
      ),
  },
  { head: actionsHead, class: 'span', cell: (link) => link.isOpen && <Actions link={link} /> },
]

function purposeOf({ job }: Link): string {
  return String(job.order.orderLines[0]?.name ?? '')
}

/** Under what it is for: its order number, its page, and who made it. */
function Origin({ link: { job, pageName, createdBy } }: { link: Link }) {
  const { orderNumber } = job.order
  return (
    <>
      {orderNumber && (
        <>
          <bdi>{orderNumber}</bdi>,{' '}
        </>
      )}
      {pageName && (
        <>
          page <bdi>{pageName}</bdi>,{' '}
        </>
      )}
      by {createdBy}
    </>
  )
}

function CreatedAt({ job }: { job: PaymentJob }) {
  return (
    <a href={useViewer().to(`/transactions/${job.reference}`)}>
      <Moment at={job.createdAt} />
    </a>
  )
}

function Actions({ link }: { link: Link }) {
  const path = `/payment-links/${link.job.reference}`
  const which = nameOf(link)
  return (
    <>
      <Reference text={link.url} name={which} isAddress />
      <div class="row tight">
        <a class="button quiet" href={link.url} target="_blank" rel="noopener" aria-label={`Open ${which}`}>
          Open
        </a>
        <ActionLink kind="quiet" path={`${path}/qr-code`} label={`QR code of ${which}`}>
          QR code
        </ActionLink>
        {useViewer().may('make payment links') && (
          <ActionLink kind="quiet" path={`${path}/cancel`} label={`Cancel ${which}`}>
            Cancel…
          </ActionLink>
        )}
      </div>
    </>
  )
}
