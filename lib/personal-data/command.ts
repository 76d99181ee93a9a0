import 'server-only'
import { readEmailAddress } from '@/lib/checkout/email-address'
import type { Database } from '@/lib/database/database'
import { deletePerson, exportPerson } from './person'

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
  if (verb === 'export') return JSON.stringify(await exportPerson(database, email), undefined, 2)
  const { removed, kept } = await deletePerson(database, email)
  return [
    removed.length === 0 ? 'No order was to be changed.' : `Removed from the orders ${removed.join(', ')}.`,
    ...kept.map(({ number, until }) =>
      until === null
        ? `Order ${number} may still be paid: cancel it, or try again when it has expired.`
        : `Order ${number} was paid, and is kept for the accounts until ${until.toISOString().slice(0, 10)}. It is removed then.`,
    ),
    'Cashflows and the mail server keep data of their own: ask them as well.',
  ].join('\n')
}
