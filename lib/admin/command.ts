import 'server-only'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import {
  addAccount,
  changePassword,
  changeTotp,
  listAccounts,
  removeAccount,
  requireAccount,
} from './accounts'
import { isRole, type Role } from './roles'

const usage = `How to use it:
  npm run admin -- list                                lists who may sign in at /admin
  npm run admin -- add EMAIL [--role owner|staff]      adds somebody, as owner unless said otherwise
  npm run admin -- password EMAIL                      changes the password, and signs the account out everywhere
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
  const database = await openDatabase()
  return database.transaction(async (transaction) => {
    const detail = await change.make(transaction, password)
    await recordAudit(transaction, { actor: 'npm run admin', action: 'change-account', detail })
    return detail
  })
}

interface Change {
  needsPassword?: boolean
  /** @returns what has changed, in a sentence */
  make(database: Database, password: string): Promise<string>
}

/** @returns undefined when the words are wrong */
function changeOf(verb: string, email: string, more: readonly string[]): Change | undefined {
  if (verb === 'add') {
    const role = readRole(more)
    if (role === undefined) return undefined
    const make = async (database: Database, password: string) => {
      await addAccount(database, { email, role, password })
      return `${email} may sign in at /admin as ${role}.`
    }
    return { needsPassword: true, make }
  }
  const changes: Record<string, Change> = {
    password: {
      needsPassword: true,
      async make(database, password) {
        await changePassword(database, email, password)
        return `The password of ${email} is changed. All its sessions have ended.`
      },
    },
    'reset-totp': {
      async make(database) {
        const { id } = await requireAccount(database, email)
        await changeTotp(database, id, { totpSecret: null, totpUsedStep: null })
        return `${email} signs in with the password alone, and can set up a second factor again.`
      },
    },
    remove: {
      async make(database) {
        await removeAccount(database, email)
        return `${email} may not sign in any more. All its sessions have ended.`
      },
    },
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
    .map(({ email, role, totpSecret }) =>
      [role, totpSecret === null ? 'password alone' : 'second factor', email]
        .map((cell) => cell.padEnd(16))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}
