import type { z } from 'zod'
import { assemble } from './assembly'
import { CatalogueError, type Problem } from './catalogue-error'
import { findWrongReferences } from './references'
import { type Row, rowSchemas, type TableName } from './rows'
import type { CatalogueData } from './source'
import type { CheckedRow, CheckedTables, FindPicture, ReadRow, Tables } from './tables'

/**
 * Makes a catalogue of its tables.
 *
 * @throws CatalogueError with everything that is wrong in them
 */
export function readTables(tables: Tables, findPicture: FindPicture): CatalogueData {
  const problems: Problem[] = []
  const check = <Name extends TableName>(name: Name) => checkRows(name, tables[name], problems)
  const checked: CheckedTables = {
    categories: check('categories'),
    products: check('products'),
    options: check('options'),
    attributes: check('attributes'),
    facts: check('facts'),
  }
  problems.push(...findWrongReferences(tables, checked, findPicture))
  if (problems.length > 0) throw new CatalogueError(problems)
  return assemble(checked, findPicture)
}

function checkRows<Name extends TableName>(
  name: Name,
  rows: readonly ReadRow[],
  problems: Problem[],
): CheckedRow<Name>[] {
  const schema = rowSchemas[name] as unknown as z.ZodType<Row<Name>>
  return rows.flatMap(({ place, values }) => {
    const result = schema.safeParse(values, { error: plainReason })
    if (result.success) return [{ place, row: result.data }]
    for (const { path, message } of result.error.issues)
      problems.push({ place, column: path.join('.') || undefined, reason: message })
    return []
  })
}

/** Said of what is not there and of what nobody knows; for all else a schema has words of its own, or zod. */
function plainReason(issue: { code?: string; input?: unknown; keys?: string[] }): string | undefined {
  if (issue.code === 'unrecognized_keys') return `has no place for ${issue.keys?.join(', ')}`
  return issue.input === undefined ? 'is missing' : undefined
}
