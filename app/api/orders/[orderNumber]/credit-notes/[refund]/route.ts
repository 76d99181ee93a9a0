import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { issueCreditNote, listEarlierCreditNotes } from '@/lib/invoice/issue'
import { findCreditedRefunds } from '@/lib/invoice/refunds'
import { orderContext } from '@/lib/orders/context'
import { findOwnOrder } from '@/lib/orders/own-order'

interface Props {
  params: Promise<{ orderNumber: string; refund: string }>
}

/** The credit note of a refund as a PDF, for who may see the order. It is issued when it is first asked for. */
export const GET = orUnavailable(async (_request: Request, { params }: Props) => {
  const { orderNumber, refund: asked } = await params
  const order = await findOwnOrder(orderNumber)
  const { database } = await orderContext()
  const refunds = order ? await findCreditedRefunds(database, order) : []
  const refund = refunds.find(({ reference }) => reference === asked)
  if (!order || !refund) return Response.json({ error: 'There is no such credit note.' }, { status: 404 })
  const note = await issueCreditNote(database, order.number, refund.reference, new Date())
  const earlier = (await listEarlierCreditNotes(database, note)).flatMap(({ refundReference }) =>
    refunds.filter(({ reference }) => reference === refundReference),
  )
  const { creditNotePdf } = await import('@/components/invoice/credit-note-pdf')
  return new Response(await creditNotePdf(note, refund, earlier, order, order.locale), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="credit-note-${note.number}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
})
