import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { onEveryStore } from '@/lib/orders/testing'
import { allow } from '@/lib/rate-limit/rate-limit'
import {
  addAccount,
  changePassword,
  changeTotp,
  deactivateAccount,
  findAccount,
  reactivateAccount,
  removeAccount,
} from './accounts'
import * as passwords from './passwords'
import { createSession, endSessions, findSession } from './sessions'
import { checkPassword, recordFailedSignIn, signIn } from './sign-in'
import { adminAccounts, adminSessions } from './tables'
import { onlyOwner, owner, passwordHash } from './testing'
import { totpCode, totpSecretOf } from './totp'

vi.mock('@/lib/environment')

const now = new Date('2026-03-02T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const from = (address: string) => new Headers({ 'x-real-ip': address })

beforeEach(() => {
  const known = { clientAddressHeader: 'x-real-ip' } as ReturnType<typeof environment>
  vi.mocked(environment).mockReturnValue(known)
})

onEveryStore('signing in to the back office', (database) => {
  beforeEach(() => onlyOwner(database()))

  const attempt = (
    typed: Partial<{ email: string; password: string; code: string }> = {},
    { address = '192.0.2.1', at = now } = {},
  ) => signIn(database(), { ...owner, code: '', ...typed }, from(address), at)

  it.each([
    ['the password changes', changePassword],
    ['the account is deactivated', deactivateAccount],
  ])('begins no session when %s while the password is looked at', async (_, change) => {
    await addAccount(database(), { email: 'other@shop.example', role: 'owner', password: owner.password })
    const looking = vi.spyOn(passwords, 'isPassword').mockImplementationOnce(async () => {
      await database().transaction((transaction) =>
        change(transaction, owner.email, { password: 'four larger pots' }),
      )
      return true
    })
    onTestFinished(() => looking.mockRestore())
    expect(await attempt()).toEqual({ problem: 'wrong' })
    expect(await database().select().from(adminSessions)).toEqual([])
  })

  it('succeeds with the right password, however the email address is written', async () => {
    expect(await attempt({ email: ' Owner@Shop.EXAMPLE ' })).toHaveProperty('token')
    expect(await attempt({ password: 'three small pans' })).toEqual({ problem: 'wrong' })
  })

  it('fails with an account that is deactivated, or a password that was made up and not used in time', async () => {
    await database().update(adminAccounts).set({ deactivatedAt: now })
    expect(await attempt()).toEqual({ problem: 'wrong' })
    await reactivateAccount(database(), owner.email)
    await database()
      .update(adminAccounts)
      .set({ passwordExpiresAt: later(1) })
    expect(await attempt()).toHaveProperty('token')
    expect(await attempt({}, { at: later(1) })).toEqual({ problem: 'wrong' })
  })

  it('says the same of an account that is not there, after the same work', async () => {
    const derive = vi.spyOn(passwords, 'isPassword')
    expect(await attempt({ email: 'nobody@shop.example' })).toEqual({ problem: 'wrong' })
    expect(derive).toHaveBeenCalledOnce()
    expect(await attempt({ password: 'three small pans' })).toEqual({ problem: 'wrong' })
    expect(derive).toHaveBeenCalledTimes(2)
    derive.mockRestore()
  })

  /** Makes so many attempts that fail, without the work of each. */
  const failed = async (name: string, count: number, windowSeconds = 900) => {
    for (let made = 0; made < count; made++) await allow(database(), name, { limit: 99, windowSeconds }, now)
  }

  it.each([owner.email, 'nobody@shop.example'])(
    'ends after ten failures for %s, for a while',
    async (email) => {
      await failed(`sign-in of ${email}`, 9)
      expect(await attempt({ email, password: 'wrong' }, { address: '192.0.2.9' })).toEqual({
        problem: 'wrong',
      })
      expect(await attempt({ email })).toEqual({ problem: 'too-many' })
      expect(await attempt({ email }, { at: later(16) })).not.toEqual({ problem: 'too-many' })
    },
  )

  it('ends after thirty failures from one address, whatever the accounts', async () => {
    await failed('sign-in from 192.0.2.1', 29)
    expect(await attempt({ email: 'nobody@shop.example' })).toEqual({ problem: 'wrong' })
    expect(await attempt()).toEqual({ problem: 'too-many' })
    expect(await attempt({}, { address: '192.0.2.2' })).toHaveProperty('token')
  })

  it('does not count what succeeds', async () => {
    await failed(`sign-in of ${owner.email}`, 9)
    for (let count = 0; count < 3; count++) expect(await attempt()).toHaveProperty('token')
  })

  it('counts no right password that is asked for once more, only wrong ones', async () => {
    const check = (password: string) => checkPassword(database(), owner.email, password, now)
    await failed(`sign-in of ${owner.email}`, 9)
    for (let count = 0; count < 3; count++) expect(await check(owner.password)).toBe('right')
    expect(await check('three small pans')).toBe('wrong')
    expect(await check(owner.password)).toBe('too-many')
  })

  it('is logged and recorded when it fails: of an account that there is, and too many attempts once', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const problem of ['wrong', 'wrong', 'too-many', 'too-many', 'too-many-codes'] as const) {
      for (const email of [owner.email.toUpperCase(), 'nobody@shop.example']) {
        await recordFailedSignIn(database(), email, problem, now)
      }
    }
    const entries = await listLastEntries(database(), { action: 'sign-in-failed' }, 9)
    expect(entries.map(({ actor, detail }) => [actor, detail]).reverse()).toEqual([
      [owner.email, 'Could not sign in: password or code was wrong, or the account may not sign in.'],
      [owner.email, 'Could not sign in: password or code was wrong, or the account may not sign in.'],
      [owner.email, 'Could not sign in: there were too many attempts.'],
      [owner.email, 'Could not sign in: there were too many wrong codes.'],
    ])
    expect(warned).toHaveBeenCalledTimes(10)
    expect(JSON.stringify(warned.mock.calls)).not.toContain('nobody@')
    warned.mockRestore()
  })

  it('needs the code of the second factor, each of which counts once', async () => {
    const totpSecret = totpSecretOf('token')
    const { id } = await ownerIn(database())
    await changeTotp(database(), id, { totpSecret, totpUsedStep: 0 })
    const code = totpCode(totpSecret, now)
    expect(await attempt()).toEqual({ problem: 'wrong' })
    expect(await attempt({ code: '000000' })).toEqual({ problem: 'wrong' })
    expect(await attempt({ code: `${code.slice(0, 3)} ${code.slice(3)}` })).toHaveProperty('token')
    expect(await attempt({ code })).toEqual({ problem: 'wrong' })
    const next = totpCode(totpSecret, later(1))
    expect(await attempt({ code: next }, { at: later(1) })).toHaveProperty('token')
    // One that was valid still, and is older than the last that was used.
    expect(await attempt({ code: totpCode(totpSecret, later(0.5)) }, { at: later(1) })).toEqual({
      problem: 'wrong',
    })
  })

  it('ends for a day after thirty wrong codes with the right password', async () => {
    const totpSecret = totpSecretOf('token')
    const { id } = await ownerIn(database())
    await changeTotp(database(), id, { totpSecret, totpUsedStep: 0 })
    await failed(`second factor of ${owner.email}`, 29, 24 * 3_600)
    expect(await attempt({ code: totpCode(totpSecret, now) })).toHaveProperty('token')
    expect(await attempt({ code: '000000' })).toEqual({ problem: 'wrong' })
    const hours = (count: number) => ({ code: totpCode(totpSecret, later(count * 60)) })
    expect(await attempt(hours(23), { at: later(23 * 60) })).toEqual({ problem: 'too-many-codes' })
    expect(await attempt(hours(25), { at: later(25 * 60) })).toHaveProperty('token')
  })

  it('lets one of two that come at once have a code', async () => {
    const totpSecret = totpSecretOf('token')
    const { id } = await ownerIn(database())
    await changeTotp(database(), id, { totpSecret, totpUsedStep: 0 })
    const code = totpCode(totpSecret, now)
    const both = await Promise.all([attempt({ code }), attempt({ code })])
    expect(both.filter((outcome) => 'token' in outcome)).toHaveLength(1)
  })

  describe('begins a session', () => {
    const begin = async () => createSession(database(), (await ownerIn(database())).id, now)
    const emailAt = async (token: string, minutes: number) =>
      (await findSession(database(), token, later(minutes)))?.email

    it('of which the database holds a hash alone', async () => {
      const token = await begin()
      expect(JSON.stringify(await database().select().from(adminSessions))).not.toContain(token)
      expect(await emailAt(token, 1)).toBe(owner.email)
      expect(await emailAt(`${token}x`, 1)).toBeUndefined()
    })

    it('that ends after half an hour without a page', async () => {
      const token = await begin()
      expect(await emailAt(token, 29)).toBe(owner.email)
      expect(await emailAt(token, 58)).toBe(owner.email)
      expect(await emailAt(token, 88)).toBeUndefined()
    })

    it('that ends after twelve hours, whatever is done', async () => {
      const token = await begin()
      for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
        expect(await emailAt(token, minutes)).toBe(owner.email)
      }
      expect(await emailAt(token, 12 * 60)).toBeUndefined()
    })

    it.each<[string, (store: Database) => Promise<void>]>([
      [
        'a change of the password',
        (store) => changePassword(store, owner.email, { password: 'four larger pots' }),
      ],
      [
        'deactivating the account',
        async (store) => {
          await addAccount(store, {
            email: 'other@shop.example',
            role: 'owner',
            password: 'four larger pots',
          })
          await store.transaction((transaction) => deactivateAccount(transaction, owner.email))
        },
      ],
      ['the removal of the account', (store) => removeAccount(store, owner.email)],
      ['signing out everywhere', async (store) => endSessions(store, (await ownerIn(store)).id)],
    ])('that ends by %s', async (_, change) => {
      const tokens = [await begin(), await begin()]
      await change(database())
      for (const token of tokens) expect(await emailAt(token, 1)).toBeUndefined()
    })

    it('and forgets those that have ended', async () => {
      await begin()
      await createSession(database(), (await ownerIn(database())).id, later(31))
      expect(await database().select().from(adminSessions)).toHaveLength(1)
    })
  })
})

async function ownerIn(database: Database) {
  const account = await findAccount(database, owner.email)
  if (!account) throw new Error('There is no owner')
  return account
}

it('has at most twenty wait for their password to be checked', async () => {
  // How many wait is counted before any is checked, so that it takes no costly hash.
  const attempts = Array.from({ length: 30 }, () => passwords.isPassword('wrong', passwordHash))
  const settled = await Promise.allSettled(attempts)
  const rejected = settled.filter(({ status }) => status === 'rejected')
  expect(rejected.length).toBeGreaterThan(0)
  expect(rejected.length).toBeLessThanOrEqual(10)
})
