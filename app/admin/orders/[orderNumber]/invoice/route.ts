import { invoiceResponse } from '@/app/api/orders/[orderNumber]/documents'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { isOrderNumber } from '@/lib/orders/order-number'
import { findOrder } from '@/lib/orders/repository'
import { signedIn } from '../../../signed-in'

/** The invoice of an order, as the shopper has it. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const { store } = await signedIn()
    const { orderNumber } = await params
    return invoiceResponse(
      store,
      isOrderNumber(orderNumber) ? await findOrder(store, orderNumber) : undefined,
    )
  },
)
