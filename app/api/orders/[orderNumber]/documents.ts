import 'server-only'
import type { Database } from '@/lib/database/database'
import { findCredits } from '@/lib/invoice/credits'
import { issueCreditNote, issueInvoice, listEarlierCreditNotes } from '@/lib/invoice/issue'
import type { Order } from '@/lib/orders/order'

/**
 * The invoice of an order as a PDF, in the language of the order. It is issued when it is first asked for.
 *
 * @param order undefined for who may not see it
 */
export async function invoiceResponse(database: Database, order: Order | undefined): Promise<Response> {
  const invoice = order && (await issueInvoice(database, order, new Date()))
  if (!invoice) return Response.json({ error: 'There is no such invoice.' }, { status: 404 })
  const { invoicePdf } = await import('@/components/invoice/invoice-pdf')
  return pdfResponse(await invoicePdf(invoice, order, order.locale), `invoice-${invoice.number}`)
}

/**
 * The credit note of a refund, or of what was released or voided, as a PDF, in the language of the order. It is issued when it
 * is first asked for.
 *
 * @param order undefined for who may not see it
 * @param asked the reference of the credit
 */
export async function creditNoteResponse(
  database: Database,
  order: Order | undefined,
  asked: string,
): Promise<Response> {
  const credits = order ? await findCredits(database, order) : []
  const credit = credits.find(({ reference }) => reference === asked)
  if (!order || !credit) return Response.json({ error: 'There is no such credit note.' }, { status: 404 })
  const note = await issueCreditNote(database, order.number, credit.reference, new Date())
  const earlier = (await listEarlierCreditNotes(database, note)).flatMap(({ refundReference }) =>
    credits.filter(({ reference }) => reference === refundReference),
  )
  const { creditNotePdf } = await import('@/components/invoice/credit-note-pdf')
  return pdfResponse(
    await creditNotePdf(note, credit, earlier, order, order.locale),
    `credit-note-${note.number}`,
  )
}

const pdfResponse = (pdf: Uint8Array<ArrayBuffer>, name: string) =>
  new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}.pdf"`,
      'Cache-Control': 'no-store',
    },
  })
