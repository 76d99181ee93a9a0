import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { orderContext } from '@/lib/orders/context'
import { findOwnOrder } from '@/lib/orders/own-order'
import { invoiceResponse } from '../documents'

/** The invoice of an order, for who may see the order. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const order = await findOwnOrder((await params).orderNumber)
    return invoiceResponse((await orderContext()).database, order)
  },
)
