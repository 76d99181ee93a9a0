import type { Database } from '@/lib/database/database'
import type { Order } from '@/lib/orders/order'
import { newReturnToken } from '@/lib/orders/order-number'
import { withdrawals } from '@/lib/orders/tables'
import type { Statement, Withdrawal } from '@/lib/orders/withdrawal'

/** Stores that the shopper of an order withdraws from all of it, or as described. @returns its ID */
export async function storeWithdrawal(
  database: Database,
  { number, locale, details }: Pick<Order, 'number' | 'locale' | 'details'>,
  values: Partial<Statement & Pick<Withdrawal, 'acceptedItems'>> = {},
): Promise<number> {
  const [stored] = await database
    .insert(withdrawals)
    .values({
      token: newReturnToken(),
      orderNumber: number,
      name: `${details.firstName} ${details.lastName}`,
      email: details.email,
      lines: [],
      items: null,
      locale,
      ...values,
    })
    .returning({ id: withdrawals.id })
  if (!stored) throw new Error('The withdrawal was not stored')
  return stored.id
}
