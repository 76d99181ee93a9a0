import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { issueInvoice } from '@/lib/invoice/issue'
import { orderContext } from '@/lib/orders/context'
import { findOwnOrder } from '@/lib/orders/own-order'

/** The invoice of an order as a PDF, for who may see the order. It is issued when it is first asked for. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const order = await findOwnOrder((await params).orderNumber)
    const invoice = order && (await issueInvoice((await orderContext()).database, order, new Date()))
    if (!invoice) return Response.json({ error: 'There is no such invoice.' }, { status: 404 })
    const { invoicePdf } = await import('@/components/invoice/invoice-pdf')
    return new Response(await invoicePdf(invoice, order, order.locale), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="invoice-${invoice.number}.pdf"`,
        'Cache-Control': 'no-store',
      },
    })
  },
)
