import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { findCredits } from '@/lib/invoice/credits'
import { issueCreditNote, listEarlierCreditNotes } from '@/lib/invoice/issue'
import { orderContext } from '@/lib/orders/context'
import { findOwnOrder } from '@/lib/orders/own-order'

interface Props {
  params: Promise<{ orderNumber: string; refund: string }>
}

/**
 * The credit note of a refund, or of what was released or voided, as a PDF, for who may see the order. It is issued when it is
 * first asked for.
 */
export const GET = orUnavailable(async (_request: Request, { params }: Props) => {
  const { orderNumber, refund: asked } = await params
  const order = await findOwnOrder(orderNumber)
  const { database } = await orderContext()
  const credits = order ? await findCredits(database, order) : []
  const credit = credits.find(({ reference }) => reference === asked)
  if (!order || !credit) return Response.json({ error: 'There is no such credit note.' }, { status: 404 })
  const note = await issueCreditNote(database, order.number, credit.reference, new Date())
  const earlier = (await listEarlierCreditNotes(database, note)).flatMap(({ refundReference }) =>
    credits.filter(({ reference }) => reference === refundReference),
  )
  const { creditNotePdf } = await import('@/components/invoice/credit-note-pdf')
  return new Response(await creditNotePdf(note, credit, earlier, order, order.locale), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="credit-note-${note.number}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
})
