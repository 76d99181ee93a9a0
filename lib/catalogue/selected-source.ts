import { typedSource } from './typed-source'

/** Where the catalogue of this shop comes from: see docs/catalogue.md for a folder of files, or an API. */
export const selectedSource = typedSource
