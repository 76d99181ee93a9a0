import { randomBytes } from 'node:crypto'
import { and, eq, gt, lte, or } from 'drizzle-orm'
import { assumptions } from '../../assumptions.ts'
import type { SimulatorDatabase } from '../../database/database.ts'
import { portalSession, portalUser } from './tables.ts'
import { hashOfToken } from './token-hash.ts'
import type { User } from './users.ts'

export type Session = typeof portalSession.$inferSelect

/** The least time between two writes of when a session was last in use. */
const seenIntervalMs = 60_000

/** Browsers that are signed in. A session ends after a while without use, and in any case after its whole length. */
export class Sessions {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly now: () => Date,
  ) {}

  /** @returns what the browser's cookie is to hold */
  async begin(user: User): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = this.now()
    await this.database.delete(portalSession).where(this.isOver())
    await this.database.insert(portalSession).values({
      tokenHash: hashOfToken(token),
      userId: user.id,
      formToken: randomBytes(24).toString('base64url'),
      createdAt: now,
      lastSeenAt: now,
    })
    return token
  }

  /** @returns undefined when the session is over, or its user may no longer sign in */
  async find(token: string): Promise<{ session: Session; user: User } | undefined> {
    const now = this.now()
    const [row] = await this.database
      .select({ session: portalSession, user: portalUser })
      .from(portalSession)
      .innerJoin(portalUser, eq(portalUser.id, portalSession.userId))
      .where(
        and(
          eq(portalSession.tokenHash, hashOfToken(token)),
          eq(portalUser.isActive, true),
          gt(portalSession.lastSeenAt, this.before(assumptions.portal.sessionIdleMs)),
          gt(portalSession.createdAt, this.before(assumptions.portal.sessionLifetimeMs)),
        ),
      )
    if (row && now.getTime() - row.session.lastSeenAt.getTime() > seenIntervalMs) {
      await this.database
        .update(portalSession)
        .set({ lastSeenAt: now })
        .where(eq(portalSession.tokenHash, row.session.tokenHash))
    }
    return row
  }

  async end(session: Session): Promise<void> {
    await this.database.delete(portalSession).where(eq(portalSession.tokenHash, session.tokenHash))
  }

  private isOver() {
    return or(
      lte(portalSession.lastSeenAt, this.before(assumptions.portal.sessionIdleMs)),
      lte(portalSession.createdAt, this.before(assumptions.portal.sessionLifetimeMs)),
    )
  }

  private before(durationMs: number): Date {
    return new Date(this.now().getTime() - durationMs)
  }
}
