import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A Drizzle handle that does not tell whether PostgreSQL or PGlite answers. */
export type Database = PgDatabase<PgQueryResultHKT>

/** The tables of one program, which stand in a PostgreSQL schema of their own. */
export interface Tables {
  /** Names the list of migrations that were run. */
  name: string
  /** Folder of Drizzle migrations. */
  migrations: string
}

/** An open PostgreSQL, which serves the tables of several programs. */
export interface Postgres {
  /** Whether it is PGlite, which runs in this process. */
  isEmbedded: boolean
  /** Brings tables up to date and gives the handle with which they are read and written. */
  attach(tables: Tables): Promise<Database>
  close(): Promise<void>
}
