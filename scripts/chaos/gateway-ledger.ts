import { statusesWithMoney } from 'cashflows-simulator/kit/payment-status'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import { fromAmount } from '../../lib/cashflows/amount'
import type { HeldPayment } from './comparison'

const job = z.object({
  reference: z.string(),
  currency: z.string(),
  order: z.object({
    orderNumber: z.string(),
    billingIdentity: z.object({ emailAddress: z.string() }),
  }),
  payments: z.array(
    z.object({
      reference: z.string(),
      status: z.string(),
      amountToCollect: z.string(),
      paidAmount: z.string().optional(),
      captures: z.array(z.object({ status: z.string() })),
      refunds: z.array(z.object({ status: z.string(), amountToRefund: z.string() })),
    }),
  ),
})

/** Every payment for which the simulator took money, with what it still holds of it, straight from its database. */
export async function readGatewayLedger(simulator: NodePgDatabase): Promise<HeldPayment[]> {
  const { rows } = await simulator.execute(sql`select document from simulator.payment_job order by reference`)
  return rows.flatMap(({ document }) => {
    const { reference, currency, order, payments } = job.parse(document)
    return payments
      .filter(({ status, paidAmount }) => statusesWithMoney.includes(status) || paidAmount !== undefined)
      .map(({ reference: paymentReference, status: now, amountToCollect, paidAmount, captures, refunds }) => {
        const minorUnits = (amount: string) => fromAmount(amount, currency)
        const taken = statusesWithMoney.includes(now) ? minorUnits(paidAmount ?? amountToCollect) : 0
        const given = refunds.filter((refund) => refund.status !== 'Failed')
        return {
          email: order.billingIdentity.emailAddress,
          orderNumber: order.orderNumber,
          jobReference: reference,
          paymentReference,
          currency,
          held: taken - given.reduce((sum, refund) => sum + minorUnits(refund.amountToRefund), 0),
          captures: captures.filter(({ status }) => status === 'Completed').length,
        }
      })
  })
}

/** How many payments a fault has announced that are still to be made. */
export async function countAnnouncedPayments(simulator: NodePgDatabase): Promise<number> {
  const { rows } = await simulator.execute(
    sql`select count(*)::int as count from simulator.payment_job where later_payment_at is not null`,
  )
  return z.object({ count: z.number() }).parse(rows[0]).count
}
