import type { CatalogueData, CatalogueSource } from './source'

const nothing: CatalogueData = { categories: [], products: [] }

/** A catalogue in which nothing is for sale yet. */
export const emptySource: CatalogueSource = { read: async () => nothing }
