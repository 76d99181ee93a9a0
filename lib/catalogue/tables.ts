import type { Row, TableName } from './rows'
import type { PictureData } from './source'

/** A row of a table as it was read, and where it stands. */
export interface ReadRow {
  place: string
  values: unknown
}

export type Tables = Record<TableName, readonly ReadRow[]>

/** All tables, each read by its name. */
export const tablesOf = (read: (name: TableName) => ReadRow[]): Tables => ({
  categories: read('categories'),
  products: read('products'),
  options: read('options'),
  attributes: read('attributes'),
  facts: read('facts'),
})

/** A row that is right in itself. */
export interface CheckedRow<Name extends TableName> {
  place: string
  row: Row<Name>
}

export type CheckedTables = { [Name in TableName]: readonly CheckedRow<Name>[] }

/** Finds a picture by its name. @returns what is wrong with it as a text */
export type FindPicture = (name: string) => Omit<PictureData, 'alt'> | string
