import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { assumptions } from '../../assumptions.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../../database/database.ts'
import { dayMs } from '../../durations.ts'
import { FormRejection } from '../form-rejection.ts'
import {
  hashPassword,
  inTurn,
  isPassword,
  type PasswordCost,
  passwordProblem,
  standardCost,
} from './passwords.ts'
import type { Role } from './permissions.ts'
import { portalSession, portalUser } from './tables.ts'
import { hashOfToken } from './token-hash.ts'

export type User = typeof portalUser.$inferSelect

export type UserState = 'active' | 'invited' | 'invitation over' | 'locked out' | 'deactivated'

/** Those who may sign in. */
export class Users {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly now: () => Date,
    private readonly passwordCost: PasswordCost = standardCost,
  ) {}

  all(): Promise<User[]> {
    return this.database.select().from(portalUser).orderBy(asc(portalUser.id)).limit(500)
  }

  async find(id: number): Promise<User | undefined> {
    if (!Number.isSafeInteger(id)) return undefined
    const [user] = await this.database.select().from(portalUser).where(eq(portalUser.id, id))
    return user
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const [user] = await this.database
      .select()
      .from(portalUser)
      .where(eq(portalUser.email, keyOf(email)))
    return user
  }

  /** Makes the user when there is none with this address. @param password undefined for one who signs in without */
  async ensure(who: { email: string; name: string; role: Role }, password?: string): Promise<User> {
    const known = await this.findByEmail(who.email)
    if (known) return known
    const passwordHash =
      password === undefined ? null : await inTurn(() => hashPassword(password, this.passwordCost))
    const createdAt = this.now()
    const passwordSetAt = passwordHash === null ? null : createdAt
    await this.database
      .insert(portalUser)
      .values({ ...who, email: keyOf(who.email), passwordHash, passwordSetAt, createdAt })
      .onConflictDoNothing()
    const user = await this.findByEmail(who.email)
    if (!user) throw new Error('The user was not made.')
    return user
  }

  /** Whether nobody has a password, and so nobody can sign in. */
  async isNobody(database: SimulatorDatabase | SimulatorTransaction = this.database): Promise<boolean> {
    const found = await database
      .select({ id: portalUser.id })
      .from(portalUser)
      .where(isNotNull(portalUser.passwordHash))
      .limit(1)
    return found.length === 0
  }

  /**
   * Makes the first Owner.
   *
   * @param isAllowed is asked in the transaction that does so
   * @returns undefined when it is not allowed, or somebody has a password already
   * @throws FormRejection when the password breaks a rule, TooManySignIns
   */
  async createFirstOwner(
    email: string,
    password: string,
    isAllowed: (transaction: SimulatorTransaction) => Promise<boolean>,
  ): Promise<User | undefined> {
    const passwordHash = await inTurn(() => this.hashNew(password, email))
    return this.database.transaction(async (transaction) => {
      if (!(await isAllowed(transaction)) || !(await this.isNobody(transaction))) return undefined
      const createdAt = this.now()
      const owner = { role: 'Owner', isActive: true, passwordHash, passwordSetAt: createdAt } as const
      const [user] = await transaction
        .insert(portalUser)
        .values({ ...owner, email: keyOf(email), name: 'Owner', createdAt })
        .onConflictDoUpdate({ target: portalUser.email, set: { ...owner, ...withoutPast } })
        .returning()
      if (user) await this.endSessions(user, transaction)
      return user
    })
  }

  /** @returns the user, and the secret of a link with which they set a password. @throws FormRejection */
  async create(who: {
    email: string
    name: string
    role: Role
  }): Promise<{ user: User; invitation: string }> {
    const [user] = await this.database
      .insert(portalUser)
      .values({ ...who, email: keyOf(who.email), createdAt: this.now() })
      .onConflictDoNothing()
      .returning()
    if (!user)
      throw new FormRejection(
        `There is a user with the address ${keyOf(who.email)} already. Make a new password link below if it is needed.`,
      )
    return { user, invitation: await this.invite(user) }
  }

  /** A link made before is good no more. @returns the secret of the link */
  async invite(user: User): Promise<string> {
    const invitation = randomBytes(24).toString('base64url')
    const invitationExpiresAt = new Date(this.now().getTime() + assumptions.portal.invitationLifetimeMs)
    await this.change(user, { invitationHash: hashOfToken(invitation), invitationExpiresAt })
    return invitation
  }

  async findByInvitation(invitation: string): Promise<User | undefined> {
    const [user] = await this.database
      .select()
      .from(portalUser)
      .where(
        and(
          eq(portalUser.invitationHash, hashOfToken(invitation)),
          gt(portalUser.invitationExpiresAt, this.now()),
          eq(portalUser.isActive, true),
        ),
      )
    return user
  }

  /**
   * An attempt counts as failed until its password is found to be right, so that many at once cannot outrun the lock.
   *
   * @returns undefined when the password is wrong, the user is locked out, or there is none: nobody learns which
   * @throws TooManySignIns, which counts as no attempt
   */
  signIn(email: string, password: string): Promise<User | undefined> {
    return inTurn(() => this.signInNow(email, password))
  }

  private async signInNow(email: string, password: string): Promise<User | undefined> {
    const now = this.now()
    const { failedSignIns, lockOutMs } = assumptions.portal
    const until = new Date(now.getTime() + lockOutMs)
    const isOver = lte(portalUser.lockedUntil, now)
    const count = sql<number>`case when ${isOver} then 1 else ${portalUser.failedSignIns} + 1 end`
    const [user] = await this.database
      .update(portalUser)
      .set({
        failedSignIns: count,
        lockedUntil: sql`case when ${count} >= ${failedSignIns} then ${until.toISOString()}::timestamptz end`,
      })
      .where(
        and(
          eq(portalUser.email, keyOf(email)),
          eq(portalUser.isActive, true),
          or(isNull(portalUser.lockedUntil), isOver),
        ),
      )
      .returning()
    if (!user) {
      await this.takeAsLong(password)
      return undefined
    }
    if (!(await this.isPassword(user, password))) return undefined
    await this.change(user, { failedSignIns: 0, lockedUntil: null, lastSignInAt: now })
    return user
  }

  /** Writes down that a user has signed in another way than by their password. */
  async noteSignIn(user: User): Promise<void> {
    await this.change(user, { lastSignInAt: this.now() })
  }

  /** Whether this is the user's password. Somebody without one has no right password. */
  private async isPassword({ passwordHash }: User, password: string): Promise<boolean> {
    if (passwordHash !== null) return isPassword(password, passwordHash)
    await this.takeAsLong(password)
    return false
  }

  /** So that the time of an answer does not disclose which addresses have a user. */
  private async takeAsLong(password: string): Promise<void> {
    await hashPassword(password, this.passwordCost)
  }

  /** Whether a user has to choose another password before anything else. */
  isPasswordOld({ passwordSetAt }: User): boolean {
    if (!passwordSetAt) return false
    return this.now().getTime() - passwordSetAt.getTime() > assumptions.portal.maxPasswordAgeDays * dayMs
  }

  /** Whether a user can sign in at present, or what keeps them from it. */
  stateOf({ isActive, lockedUntil, passwordHash, invitationExpiresAt }: User): UserState {
    if (!isActive) return 'deactivated'
    if (lockedUntil && lockedUntil > this.now()) return 'locked out'
    if (passwordHash || !invitationExpiresAt) return 'active'
    return invitationExpiresAt > this.now() ? 'invited' : 'invitation over'
  }

  /** Ends the user's sessions and the lock. @throws FormRejection when the password breaks a rule, TooManySignIns */
  setPassword(user: User, password: string): Promise<void> {
    return inTurn(() => this.setPasswordNow(user, password))
  }

  private async setPasswordNow(user: User, password: string): Promise<void> {
    const used = user.passwordHash ? [user.passwordHash, ...user.earlierPasswords] : []
    const kept = used.slice(0, assumptions.portal.earlierPasswords)
    await this.change(user, {
      passwordHash: await this.hashNew(password, user.email, kept),
      passwordSetAt: this.now(),
      earlierPasswords: kept,
      ...withoutPast,
    })
    await this.endSessions(user)
  }

  /** @throws FormRejection when the password breaks a rule */
  private async hashNew(password: string, email: string, earlier: readonly string[] = []): Promise<string> {
    const problem = await passwordProblem(password, email, earlier)
    if (problem) throw new FormRejection({ password: problem })
    return hashPassword(password, this.passwordCost)
  }

  /** @throws FormRejection when no active Owner would be left */
  setRole(user: User, role: Role): Promise<void> {
    return this.keepingAnOwner(user, { role })
  }

  /** @throws FormRejection when no active Owner would be left */
  async setActive(user: User, isActive: boolean): Promise<void> {
    await this.keepingAnOwner(user, { isActive })
    if (!isActive) await this.endSessions(user)
  }

  private async keepingAnOwner(user: User, change: Partial<User>): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const owners = await transaction
        .select({ id: portalUser.id })
        .from(portalUser)
        .where(and(eq(portalUser.role, 'Owner'), eq(portalUser.isActive, true)))
        .orderBy(asc(portalUser.id))
        .for('update')
      const isOnlyOwner = owners.length === 1 && owners[0]?.id === user.id
      if (isOnlyOwner && !({ ...user, ...change }.role === 'Owner' && { ...user, ...change }.isActive)) {
        throw new FormRejection('This is the only active Owner. Make somebody else an Owner first.')
      }
      await transaction.update(portalUser).set(change).where(eq(portalUser.id, user.id))
    })
  }

  private async change(user: User, change: Partial<User>): Promise<void> {
    await this.database.update(portalUser).set(change).where(eq(portalUser.id, user.id))
  }

  private async endSessions(
    user: User,
    database: SimulatorDatabase | SimulatorTransaction = this.database,
  ): Promise<void> {
    await database.delete(portalSession).where(eq(portalSession.userId, user.id))
  }
}

/** What a new password ends: the lock, and the link with which somebody else could set another. */
const withoutPast = {
  failedSignIns: 0,
  lockedUntil: null,
  invitationHash: null,
  invitationExpiresAt: null,
} as const

const keyOf = (email: string) => email.trim().toLowerCase()
