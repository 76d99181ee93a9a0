import { beforeEach, expect, it } from 'vitest'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import { onEveryStore } from '@/lib/orders/testing'
import { findAccount, hasAccounts } from './accounts'
import { adminCommand } from './command'
import { isPassword } from './passwords'
import { adminAccounts } from './tables'
import { onlyOwner, owner } from './testing'
import { totpSecretOf } from './totp'

onEveryStore('the admin command', (database) => {
  beforeEach(() => onlyOwner(database()))

  const run = (words: string, password = 'four larger pots') =>
    adminCommand(
      words.split(' ').filter(Boolean),
      async () => database(),
      async () => password,
    )

  it('adds an owner or staff, lists them, and removes them', async () => {
    expect(await run('add staff@shop.example --role staff')).toBe(
      'staff@shop.example may sign in at /admin as staff.',
    )
    expect(await run('list')).toMatch(
      /^owner +password alone +owner@shop\.example\nstaff +password alone +staff@/,
    )
    await run('remove staff@shop.example')
    await run(`remove ${owner.email}`)
    expect(await run('')).toContain('there is no back office')
    expect(await hasAccounts(database())).toBe(false)
  })

  it('changes a password, and takes a second factor away', async () => {
    await database()
      .update(adminAccounts)
      .set({ totpSecret: totpSecretOf('token') })
    expect(await run('list')).toContain('second factor')
    await run(`password ${owner.email}`)
    await run(`reset-totp ${owner.email}`)
    const account = await findAccount(database(), owner.email)
    expect(account?.totpSecret).toBeNull()
    expect(await isPassword('four larger pots', account?.passwordHash)).toBe(true)
  })

  it('changes a role, and deactivates and reactivates, but never the last owner', async () => {
    await expect(run(`role ${owner.email} staff`)).rejects.toThrow('This is the last owner')
    await expect(run(`deactivate ${owner.email}`)).rejects.toThrow('This is the last owner')
    await run('add other@shop.example --role staff')
    await expect(run(`role ${owner.email} staff`)).rejects.toThrow('This is the last owner')
    expect(await run('role other@shop.example owner')).toBe('other@shop.example is owner from now on.')
    await run('deactivate other@shop.example')
    expect(await run('list')).toMatch(/owner +deactivated +other@shop\.example/)
    await expect(run(`role ${owner.email} staff`)).rejects.toThrow('This is the last owner')
    await run('reactivate other@shop.example')
    await run(`role ${owner.email} staff`)
    const entries = await listLastEntries(database(), { action: 'change-account' }, 9)
    expect(entries.map(({ actor, detail }) => [actor, detail])[0]).toEqual([
      'npm run admin',
      `${owner.email} is staff from now on.`,
    ])
    expect(entries).toHaveLength(5)
  })

  it('leaves an owner when two make each other staff at once', async () => {
    await run('add other@shop.example')
    const both = [owner.email, 'other@shop.example'].map((email) => run(`role ${email} staff`))
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ])
  })

  it.each([
    ['add', 'How to use it'],
    ['role staff@shop.example admin', 'How to use it'],
    ['role staff@shop.example', 'How to use it'],
    ['deactivate nobody@shop.example', 'There is no account nobody@shop.example.'],
    ['add staff', 'How to use it'],
    ['add staff@shop.example --role admin', 'How to use it'],
    ['add staff@shop.example secret', 'How to use it'],
    ['change staff@shop.example', 'How to use it'],
    [`add ${owner.email.toUpperCase()}`, 'There is an account owner@shop.example already.'],
    ['remove nobody@shop.example', 'There is no account nobody@shop.example.'],
    ['password nobody@shop.example', 'There is no account nobody@shop.example.'],
  ])('says after “%s” what is wrong', async (words, text) => {
    await expect(run(words)).rejects.toThrow(text)
  })

  it('takes no short password', async () => {
    await expect(run('add staff@shop.example', 'short')).rejects.toThrow('at least 12 characters')
  })
})
