export { DirectoryInUse } from './directory-lock.ts'
export { type Database, openPostgres, type Postgres, type Tables } from './open-postgres.ts'
export { openStore, type Store, type StoreOptions } from './open-store.ts'
