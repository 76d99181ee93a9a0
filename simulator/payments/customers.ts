import { and, desc, eq } from 'drizzle-orm'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import type { AcceptedCard } from './card.ts'
import { newDigits } from './random.ts'
import { newReference } from './references.ts'
import { customer, storedCard } from './tables.ts'

/** Shoppers whom a merchant knows by a reference, and the cards that are stored for them. */
export class Customers {
  constructor(private readonly database: SimulatorDatabase | SimulatorTransaction) {}

  async exists(configurationId: string, reference: string): Promise<boolean> {
    const rows = await this.database
      .select({ reference: customer.reference })
      .from(customer)
      .where(and(eq(customer.reference, reference), eq(customer.configurationId, configurationId)))
    return rows.length > 0
  }

  /** @returns the reference of a new customer */
  async add(configurationId: string, now: Date, reference = newReference('customer', now)): Promise<string> {
    await this.database.insert(customer).values({ reference, configurationId, createdAt: now })
    return reference
  }

  /** The cards of a customer, newest first. */
  cards(configurationId: string, customerReference: string): Promise<(typeof storedCard.$inferSelect)[]> {
    return this.database
      .select()
      .from(storedCard)
      .where(
        and(
          eq(storedCard.customerReference, customerReference),
          eq(storedCard.configurationId, configurationId),
        ),
      )
      .orderBy(desc(storedCard.createdAt))
  }

  async findCard(configurationId: string, token: string): Promise<AcceptedCard | undefined> {
    const rows = await this.database
      .select()
      .from(storedCard)
      .where(and(eq(storedCard.token, token), eq(storedCard.configurationId, configurationId)))
    return rows[0]?.card
  }

  /** @returns whether this customer had such a card */
  async removeStoredCard(
    configurationId: string,
    customerReference: string,
    token: string,
  ): Promise<boolean> {
    const rows = await this.database
      .delete(storedCard)
      .where(
        and(
          eq(storedCard.token, token),
          eq(storedCard.customerReference, customerReference),
          eq(storedCard.configurationId, configurationId),
        ),
      )
      .returning({ token: storedCard.token })
    return rows.length > 0
  }

  /** @returns the token of the card */
  storeCard(configurationId: string, card: AcceptedCard, now: Date): Promise<string> {
    return storeCard(this.database, { configurationId, customerReference: null, card, createdAt: now })
  }
}

/**
 * Stores a card, within a transaction where the caller has one.
 *
 * @returns its token: sixteen digits, as in Cashflows' sample
 */
export async function storeCard(
  database: SimulatorDatabase | SimulatorTransaction,
  card: Omit<typeof storedCard.$inferInsert, 'token'>,
  token = newDigits(8) + newDigits(8),
): Promise<string> {
  await database.insert(storedCard).values({ ...card, token })
  return token
}
