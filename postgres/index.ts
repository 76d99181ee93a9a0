export { DirectoryInUse } from './directory-lock.ts'
export { type Database, openStore, type Store, type StoreOptions } from './open-store.ts'
