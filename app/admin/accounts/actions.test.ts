import { beforeEach, expect, it, vi } from 'vitest'
import { untouched } from '@/components/admin/action-state'
import { addAccount, findAccount, requireAccount } from '@/lib/admin/accounts'
import { isPassword } from '@/lib/admin/passwords'
import { onlyOwner, owner } from '@/lib/admin/testing'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import { onEveryStore } from '@/lib/orders/testing'
import { changeOwnPassword } from '../account/actions'
import { signedIn } from '../signed-in'
import {
  addAccountAction,
  changeRoleAction,
  deactivateAction,
  reactivateAction,
  resetPasswordAction,
} from './actions'

vi.mock('../signed-in')
vi.mock('next/cache')

const ben = 'ben@shop.example'

onEveryStore('the accounts of the back office', (database) => {
  beforeEach(async () => {
    await onlyOwner(database())
    const account = await requireAccount(database(), owner.email)
    vi.mocked(signedIn).mockResolvedValue({ account, token: '', store: database() })
  })

  const formOf = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }
  const addBen = async () => {
    await addAccount(database(), { email: ben, role: 'staff', password: 'four larger pots' })
    return String((await requireAccount(database(), ben)).id)
  }
  const recorded = async () =>
    (await listLastEntries(database(), { actor: owner.email, action: 'change-account' }, 9)).map(
      ({ detail }) => detail,
    )
  const isChanged = { digest: expect.stringContaining('done=account-changed') }

  it('are added with a password that is shown once, expires, and is in no log', async () => {
    const form = formOf({ email: ben, role: 'staff', addPassword: owner.password })
    const { done = '', values } = await addAccountAction(untouched, form)
    const shown = /The password is (\S{20}) and is shown only now/.exec(done)?.[1] ?? ''
    const account = await requireAccount(database(), ben)
    expect(await isPassword(shown, account.passwordHash)).toBe(true)
    expect(account).toMatchObject({ role: 'staff', passwordExpiresAt: expect.any(Date) })
    expect(values).toEqual({})
    expect(await recorded()).toEqual(['ben@shop.example may sign in at /admin as staff.'])
  })

  it('are given another role, deactivated and reactivated, and it is recorded who did it', async () => {
    const account = await addBen()
    const change = formOf({ account, newRole: 'owner', rolePassword: owner.password })
    await expect(changeRoleAction(untouched, change)).rejects.toMatchObject(isChanged)
    const off = formOf({ account, deactivatePassword: owner.password })
    await expect(deactivateAction(untouched, off)).rejects.toMatchObject(isChanged)
    expect(await findAccount(database(), ben)).toMatchObject({
      role: 'owner',
      deactivatedAt: expect.any(Date),
    })
    const on = formOf({ account, reactivatePassword: owner.password })
    await expect(reactivateAction(untouched, on)).rejects.toMatchObject(isChanged)
    expect(await findAccount(database(), ben)).toMatchObject({ deactivatedAt: null })
    expect(await recorded()).toEqual([
      'ben@shop.example may sign in again.',
      'ben@shop.example may not sign in until the account is reactivated. All its sessions have ended.',
      'ben@shop.example is owner from now on.',
    ])
  })

  it('have their password replaced by one that is made up', async () => {
    const account = await addBen()
    const form = formOf({ account, resetPassword: owner.password })
    const shown = /The password is (\S{20}) /.exec((await resetPasswordAction(untouched, form)).done ?? '')
    const { passwordHash, passwordExpiresAt } = await requireAccount(database(), ben)
    expect(await isPassword(shown?.[1] ?? '', passwordHash)).toBe(true)
    expect(passwordExpiresAt).not.toBeNull()
    expect(await recorded()).toEqual([
      'The password of ben@shop.example is changed. All its sessions have ended.',
    ])
  })

  it('have their own password changed at another page, as resetting it would end the session that shows it', async () => {
    const account = String((await requireAccount(database(), owner.email)).id)
    const form = formOf({ account, resetPassword: owner.password })
    expect((await resetPasswordAction(untouched, form)).problem?.text).toContain('Change your own password')
    expect(await recorded()).toEqual([])
  })

  it('keep their last owner, also beside one who has not chosen a password yet', async () => {
    const added = formOf({ email: 'cleo@shop.example', role: 'owner', addPassword: owner.password })
    await addAccountAction(untouched, added)
    const account = String((await requireAccount(database(), owner.email)).id)
    const change = formOf({ account, newRole: 'staff', rolePassword: owner.password })
    expect((await changeRoleAction(untouched, change)).problem?.text).toContain('This is the last owner')
  })

  it('keep their last owner', async () => {
    await addBen()
    const account = String((await requireAccount(database(), owner.email)).id)
    const change = formOf({ account, newRole: 'staff', rolePassword: owner.password })
    expect((await changeRoleAction(untouched, change)).problem?.text).toContain('This is the last owner')
    const off = formOf({ account, deactivatePassword: owner.password })
    expect((await deactivateAction(untouched, off)).problem?.text).toContain('This is the last owner')
    expect(await recorded()).toEqual([])
  })

  it('have a made-up password until another is chosen, which it is not itself', async () => {
    const password = 'a password that was made up'
    await addAccount(database(), { email: ben, role: 'staff', password, passwordExpiresAt: new Date() })
    const account = await requireAccount(database(), ben)
    vi.mocked(signedIn).mockResolvedValue({ account, token: '', store: database() })
    const form = formOf({ presentPassword: password, newPassword: password })
    expect((await changeOwnPassword(untouched, form)).problem?.text).toContain('Choose another')
    expect(await requireAccount(database(), ben)).toMatchObject({ passwordExpiresAt: expect.any(Date) })
  })

  it('are changed only with the password of who does it, and by owners', async () => {
    const account = await addBen()
    const wrong = formOf({ account, newRole: 'owner', rolePassword: 'three small pans' })
    expect((await changeRoleAction(untouched, wrong)).problem?.text).toBe('This is not your password.')
    const staff = await requireAccount(database(), ben)
    vi.mocked(signedIn).mockResolvedValue({ account: staff, token: '', store: database() })
    const form = formOf({ account, newRole: 'owner', rolePassword: 'four larger pots' })
    expect((await changeRoleAction(untouched, form)).problem?.text).toBe('Only an owner may do this.')
    expect(await findAccount(database(), ben)).toMatchObject({ role: 'staff' })
  })
})
