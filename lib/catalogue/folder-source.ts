import { existsSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { imageSize } from 'image-size'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { CatalogueError, type Problem } from './catalogue-error'
import { pictureAddress, pictureTypes } from './pictures'
import type { TableName } from './rows'
import type { CatalogueData, CatalogueSource } from './source'
import { readTables } from './table-reader'
import { type FindPicture, type ReadRow, type Tables, tablesOf } from './tables'

/**
 * The catalogue in a folder: each table as `products.csv` or `products.json`, and the pictures in `pictures/`. It is read
 * once: a change needs a build, as the pages that show it are static. See docs/catalogue.md.
 */
export function folderSource(folder: string): CatalogueSource {
  let data: CatalogueData | undefined
  return {
    read: async () => (data ??= readTables(readFolder(folder), pictureIn(folder))),
    readPicture: async (name) => {
      const file = join(folder, 'pictures', basename(name))
      return existsSync(file) ? readFileSync(file) : undefined
    },
  }
}

/** The rows of all tables. @throws CatalogueError when a table is missing or cannot be read */
export function readFolder(folder: string): Tables {
  const problems: Problem[] = []
  const read = (name: TableName): ReadRow[] => {
    const csv = join(folder, `${name}.csv`)
    const json = join(folder, `${name}.json`)
    if (existsSync(csv)) return readCsv(csv, problems)
    if (existsSync(json)) return readJson(json, problems)
    if (name === 'categories' || name === 'products')
      problems.push({ place: csv, reason: 'is missing, and so is a .json of that name' })
    return []
  }
  const tables = tablesOf(read)
  if (problems.length > 0) throw new CatalogueError(problems)
  return tables
}

function readCsv(file: string, problems: Problem[]): ReadRow[] {
  try {
    const records = parse(readFileSync(file), {
      bom: true,
      columns: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { info: { lines: number }; raw: string; record: Record<string, string> }[]
    return records.map(({ info, raw, record }) => {
      // A row of several lines is named by its first; before it, `raw` has the empty lines that were skipped.
      const line = info.lines - (raw.trim().match(/\r\n|\r|\n/g)?.length ?? 0)
      return { place: `${file}, line ${line}`, values: nested(record) }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    problems.push({ place: `${file}, line ${error.lines ?? 1}`, reason: error.message })
    return []
  }
}

/** `{ 'name.el-GR': 'Κούπα' }` is `{ name: { 'el-GR': 'Κούπα' } }`. Empty cells are left out. */
function nested(record: Record<string, string>): object {
  const row = {}
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue
    const path = column.split('.')
    let at: Record<string, unknown> = row
    for (const name of path.slice(0, -1)) {
      at[name] ??= {}
      at = at[name] as Record<string, unknown>
    }
    at[path.at(-1) ?? column] = cell
  }
  return row
}

/** YAML's parser reads JSON, too, and knows the line of each entry. */
function readJson(file: string, problems: Problem[]): ReadRow[] {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const placeOf = (offset: number) => `${file}, line ${lines.linePos(offset).line}`
  for (const { pos, message } of document.errors) problems.push({ place: placeOf(pos[0]), reason: message })
  if (document.errors.length > 0) return []
  if (!isSeq(document.contents)) {
    problems.push({ place: file, reason: 'must be a list of rows' })
    return []
  }
  return document.contents.items.map((item) => {
    const offset = isMap(item) || isSeq(item) || isScalar(item) ? (item.range?.[0] ?? 0) : 0
    return { place: placeOf(offset), values: isMap(item) || isSeq(item) ? item.toJSON() : item }
  })
}

const pictureIn =
  (folder: string): FindPicture =>
  (name) => {
    if (!(extname(name) in pictureTypes))
      return `names ${name}, which is no ${Object.keys(pictureTypes).join(', ')}`
    const file = join(folder, 'pictures', basename(name))
    if (name !== basename(name) || !existsSync(file))
      return `names ${name}, which is not in ${join(folder, 'pictures')}`
    try {
      const { width, height } = imageSize(readFileSync(file))
      return { src: pictureAddress(name), width, height }
    } catch {
      return `names ${name}, which cannot be read as a picture`
    }
  }
