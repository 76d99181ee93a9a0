import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { orderContext } from '@/lib/orders/context'
import { findOwnOrder } from '@/lib/orders/own-order'
import { creditNoteResponse } from '../../documents'

interface Props {
  params: Promise<{ orderNumber: string; refund: string }>
}

/** The credit note of a refund, or of what was released or voided, for who may see the order. */
export const GET = orUnavailable(async (_request: Request, { params }: Props) => {
  const { orderNumber, refund } = await params
  const order = await findOwnOrder(orderNumber)
  return creditNoteResponse((await orderContext()).database, order, refund)
})
