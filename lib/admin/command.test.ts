import { beforeEach, expect, it } from 'vitest'
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

  it.each([
    ['add', 'How to use it'],
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
