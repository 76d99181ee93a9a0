import { text } from 'node:stream/consumers'
import { password as askPassword, isCancel } from '@clack/prompts'
import { adminCommand } from '@/lib/admin/command'
import { runStoreCommand } from './store-command'

// `npm run admin`: says who may sign in at the back office.

/** Asks on a terminal, and reads standard input elsewhere, to its end. */
async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  const typed = await askPassword({ message: 'Password' })
  if (isCancel(typed)) throw new Error('Nothing was changed.')
  return typed
}

await runStoreCommand((words, openDatabase) => adminCommand(words, openDatabase, readPassword))
