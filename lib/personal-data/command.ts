import 'server-only'
import type { Database } from '@/lib/database/database'
import { readEmailAddress } from '@/lib/email-address'
import { deletePerson, deletionText, exportPerson } from './person'

const actor = 'npm run personal-data'

const usage = `How to use it:
  npm run personal-data -- export EMAIL   prints what the shop stores about a person, as JSON
  npm run personal-data -- delete EMAIL   deletes it, but for what the law asks to keep`

/**
 * What `npm run personal-data` does.
 *
 * @param words what stands behind the command
 * @param openDatabase is called when the words are right
 * @returns what is printed
 * @throws Error with a sentence for who typed them, when the words are wrong
 */
export async function personalDataCommand(
  words: readonly string[],
  openDatabase: () => Promise<Database>,
): Promise<string> {
  const [verb, typed, ...more] = words
  const email = readEmailAddress(typed ?? '')
  if ((verb !== 'export' && verb !== 'delete') || email === undefined || more.length > 0)
    throw new Error(usage)
  const database = await openDatabase()
  if (verb === 'export') return JSON.stringify(await exportPerson(database, email, actor), undefined, 2)
  return deletionText(await deletePerson(database, email, actor))
}
