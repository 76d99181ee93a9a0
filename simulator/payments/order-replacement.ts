import type { Action } from './actions.ts'
import type { Order } from './payment-job.ts'

/** Puts another order in the place of the present one, which is kept as history. Who is to pay stays, unless it names another. */
export const replaceOrder =
  (order: Order): Action =>
  (job, { now }) => {
    job.orderHistory.push(job.order)
    const customerReference = order.customerReference || job.order.customerReference
    job.order = { ...order, ...(customerReference && { customerReference }), createdAt: now.toISOString() }
  }
