import { creditNoteResponse } from '@/app/api/orders/[orderNumber]/documents'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { isOrderNumber } from '@/lib/orders/order-number'
import { findOrder } from '@/lib/orders/repository'
import { signedIn } from '../../../../signed-in'

interface Props {
  params: Promise<{ orderNumber: string; refund: string }>
}

/** A credit note of an order, as the shopper has it. */
export const GET = orUnavailable(async (_request: Request, { params }: Props) => {
  const { store } = await signedIn()
  const { orderNumber, refund } = await params
  const order = isOrderNumber(orderNumber) ? await findOrder(store, orderNumber) : undefined
  return creditNoteResponse(store, order, refund)
})
