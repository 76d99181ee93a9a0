export { DirectoryInUse } from './directory-in-use.ts'
export { openPostgres } from './open-postgres.ts'
export { openStore, type Store, type StoreOptions } from './open-store.ts'
export type { Database, Postgres, Tables } from './postgres.ts'
