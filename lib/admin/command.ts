import 'server-only'
import type { Database } from '@/lib/database/database'
import { type AccountChange, accountChanges, changeAccount } from './account-changes'
import { listAccounts } from './accounts'
import { isRole, type Role } from './roles'

const usage = `How to use it:
  npm run admin -- list                                lists who may sign in at /admin
  npm run admin -- add EMAIL [--role owner|staff]      adds somebody, as owner unless said otherwise
  npm run admin -- password EMAIL                      changes the password, and signs the account out everywhere
  npm run admin -- role EMAIL owner|staff              changes what somebody may do
  npm run admin -- deactivate EMAIL                    lets nobody sign in with an account, and signs it out everywhere
  npm run admin -- reactivate EMAIL                    lets somebody sign in again
  npm run admin -- reset-totp EMAIL                    takes the second factor away
  npm run admin -- remove EMAIL                        removes somebody, who is signed out at once
A password is asked for, or read from standard input; it is no argument, which other programs could read.`

/**
 * What `npm run admin` does: it says who may sign in at the back office.
 *
 * @param words what stands behind the command
 * @param openDatabase is called when the words are right
 * @param readPassword asks for a new password
 * @returns what is printed
 * @throws Error with a sentence for who typed them, when the words are wrong or it cannot be done
 */
export async function adminCommand(
  words: readonly string[],
  openDatabase: () => Promise<Database>,
  readPassword: () => Promise<string>,
): Promise<string> {
  const [verb = 'list', email, ...more] = words
  if (verb === 'list' && words.length <= 1) return list(await openDatabase())
  const change = email === undefined || !/^\S+@\S+$/.test(email) ? undefined : changeOf(verb, email, more)
  if (!change) throw new Error(usage)
  const password = change.needsPassword ? await readPassword() : ''
  return changeAccount(await openDatabase(), 'npm run admin', change.of(password))
}

interface Change {
  needsPassword?: boolean
  of(password: string): AccountChange
}

/** @returns undefined when the words are wrong */
function changeOf(verb: string, email: string, more: readonly string[]): Change | undefined {
  if (verb === 'add') {
    const role = readRole(more)
    if (role === undefined) return undefined
    return { needsPassword: true, of: (password) => accountChanges.add(email, role, { password }) }
  }
  if (verb === 'role') {
    const [role = '', ...rest] = more
    return isRole(role) && rest.length === 0 ? { of: () => accountChanges.role(email, role) } : undefined
  }
  const changes: Record<string, Change> = {
    password: { needsPassword: true, of: (password) => accountChanges.password(email, { password }) },
    'reset-totp': { of: () => accountChanges.resetTotp(email) },
    deactivate: { of: () => accountChanges.deactivate(email) },
    reactivate: { of: () => accountChanges.reactivate(email) },
    remove: { of: () => accountChanges.remove(email) },
  }
  return more.length === 0 && Object.hasOwn(changes, verb) ? changes[verb] : undefined
}

function readRole([option, role, ...more]: readonly string[]): Role | undefined {
  if (option === undefined) return 'owner'
  return option === '--role' && role !== undefined && isRole(role) && more.length === 0 ? role : undefined
}

async function list(database: Database): Promise<string> {
  const accounts = await listAccounts(database)
  if (accounts.length === 0)
    return 'Nobody may sign in: there is no back office. `npm run admin -- add EMAIL` makes one.'
  return accounts
    .map(({ email, role, totpSecret, deactivatedAt }) =>
      [
        role,
        deactivatedAt !== null ? 'deactivated' : totpSecret === null ? 'password alone' : 'second factor',
        email,
      ]
        .map((cell) => cell.padEnd(16))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}
