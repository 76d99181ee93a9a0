import { isolated, Moment, money, Reference, Status } from '../ui/elements.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import { addressText } from './postal-address.ts'
import type { FoundTransaction } from './search.ts'

const columns: Column<FoundTransaction>[] = [
  { head: 'Created, London time', cell: (found) => <Created found={found} /> },
  {
    head: 'Order number',
    class: 'clip span',
    cell: ({ orderNumber }) => orderNumber && <bdi>{orderNumber}</bdi>,
    title: ({ orderNumber }) => orderNumber ?? undefined,
  },
  {
    head: 'Customer',
    class: 'clip span',
    cell: ({ cardholder, email }) => (
      <>
        {cardholder && <bdi>{cardholder}</bdi>}
        {cardholder && email && ' · '}
        {email && <bdi>{email}</bdi>}
      </>
    ),
    title: ({ cardholder, email }) =>
      [cardholder && isolated(cardholder), email].filter(Boolean).join(' · ') || undefined,
  },
  {
    head: 'Delivery',
    class: 'clip span',
    cell: ({ delivery }) =>
      delivery && <bdi>{addressText({ ...delivery, addressLine1: '', addressLine2: '' })}</bdi>,
    title: ({ delivery }) => (delivery ? addressText(delivery) : undefined),
  },
  { head: 'Reference', class: 'span', cell: ({ reference }) => <Reference text={reference} /> },
  {
    head: 'Amount',
    class: 'num',
    cell: ({ amount, currency }) => amount && currency && money(amount, currency),
  },
  { head: 'Status', cell: ({ status }) => <Status status={status} /> },
]

function Created({ found }: { found: FoundTransaction }) {
  return (
    <a href={useViewer().to(`/transactions/${found.reference}`)}>
      <Moment at={found.createdAt} />
    </a>
  )
}

/** Transactions in a list; each leads to its own page. */
export const TransactionTable = ({ found }: { found: FoundTransaction[] }) => (
  <DataTable columns={columns} rows={found} />
)
