import { randomBytes } from 'node:crypto'
import { lte } from 'drizzle-orm'
import { assumptions } from '../../assumptions.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../../database/database.ts'
import { firstOwnerLink } from './tables.ts'
import { hashOfToken } from './token-hash.ts'
import type { User, Users } from './users.ts'

/** Where a link of the log leads within the Portal. */
export const firstOwnerPath = '/first-owner'

const lifetimeMs = assumptions.portal.invitationLifetimeMs

/**
 * Where nobody can sign in, whoever reads the simulator's log becomes the first Owner by a link that stands there. Each
 * process writes one of its own, so that none has to know of the others; all are good until one is used.
 */
export class FirstOwner {
  #linkExpiresAt = 0

  /** @param portalAddress where whoever reads the log finds the Portal */
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly users: Users,
    private readonly now: () => Date,
    private readonly portalAddress: () => string,
  ) {}

  /** Writes a link into the log when nobody can sign in, and the one before is over. @returns whether nobody can */
  async offer(): Promise<boolean> {
    if (!(await this.users.isNobody())) return false
    const now = this.now()
    if (this.#linkExpiresAt > now.getTime()) return true
    const expiresAt = new Date(now.getTime() + lifetimeMs)
    const token = randomBytes(24).toString('base64url')
    // Before anything is waited for, so that of several who ask at once only one gets a link.
    this.#linkExpiresAt = expiresAt.getTime()
    try {
      await this.database.delete(firstOwnerLink).where(lte(firstOwnerLink.expiresAt, now))
      await this.database.insert(firstOwnerLink).values({ tokenHash: hashOfToken(token), expiresAt })
    } catch (error) {
      this.#linkExpiresAt = 0
      throw error
    }
    console.log(
      `- Portal: nobody can sign in yet. Whoever opens this link within 24 hours becomes its first Owner: ${this.portalAddress()}${firstOwnerPath}?token=${token}`,
    )
    return true
  }

  /** Whether a link is good. */
  async isGood(token: string): Promise<boolean> {
    return this.isKnown(await this.database.select().from(firstOwnerLink), token) && this.users.isNobody()
  }

  /**
   * Makes the first Owner; no link is good afterwards.
   *
   * @returns undefined when the link is not good
   * @throws FormRejection when the password breaks a rule, TooManySignIns
   */
  create(token: string, email: string, password: string): Promise<User | undefined> {
    return this.users.createFirstOwner(email, password, (transaction) => this.use(transaction, token))
  }

  /** Two who come at once wait for each other at the rows of the links. */
  private async use(transaction: SimulatorTransaction, token: string): Promise<boolean> {
    const links = await transaction.select().from(firstOwnerLink).for('update')
    if (!this.isKnown(links, token)) return false
    await transaction.delete(firstOwnerLink)
    return true
  }

  private isKnown(links: (typeof firstOwnerLink.$inferSelect)[], token: string): boolean {
    const tokenHash = hashOfToken(token)
    return links.some((link) => link.tokenHash === tokenHash && link.expiresAt > this.now())
  }
}
