import 'server-only'
import type { Database } from '@/lib/database/database'
import { listLimitedItems } from './stock'
import { stockKeyOf } from './stock-item'
import { changeStock, listStock } from './stock-list'

const usage = `How to use it:
  npm run stock                          lists how many of each limited item can be ordered
  npm run stock -- set ITEM QUANTITY     changes it, for instance: set harbour-mug/sea 12
  npm run stock -- refill                makes it what the catalogue says, for every item`

/**
 * What `npm run stock` does: it lists what is limited, after changing how many of it can be ordered.
 *
 * @param words what stands behind the command
 * @param openDatabase is called when the words are right
 * @returns what is printed
 * @throws Error with a sentence for who typed them, when the words are wrong
 */
export async function stockCommand(
  words: readonly string[],
  openDatabase: () => Promise<Database>,
): Promise<string> {
  const changes = await readChanges(words)
  const database = await openDatabase()
  for (const { stockKey, quantity } of changes) {
    const entry = (await listStock(database)).find((candidate) => candidate.stockKey === stockKey)
    if (entry) await changeStock(database, entry, { available: quantity }, 'npm run stock')
  }
  const rows = (await listStock(database)).map(({ stockKey, available, initially }) => [
    stockKey,
    available,
    initially,
  ])
  return [['item', 'available', 'catalogue'], ...rows]
    .map((cells) =>
      cells
        .map((cell) => String(cell).padEnd(20))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

async function readChanges([verb, stockKey, quantity, ...more]: readonly string[]) {
  const items = await listLimitedItems()
  if (verb === undefined) return []
  if (verb === 'refill' && stockKey === undefined)
    return items.map((item) => ({ stockKey: stockKeyOf(item), quantity: item.stock }))
  if (verb !== 'set' || stockKey === undefined || quantity === undefined || more.length > 0)
    throw new Error(usage)
  const item = items.find((candidate) => stockKeyOf(candidate) === stockKey)
  if (!item) {
    throw new Error(
      `${stockKey} is not limited, or not sold: \`stock\` in the catalogue limits a product, \`maxUses\` in lib/discounts/codes.ts a discount code. Limited are: ${items.map(stockKeyOf).join(', ')}.`,
    )
  }
  if (!/^\d{1,6}$/.test(quantity))
    throw new Error(`${quantity} is no quantity: give a whole number from 0 to 999999.`)
  return [{ stockKey, quantity: Number(quantity) }]
}
