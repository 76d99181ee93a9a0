import type { SameKeys } from '@/lib/i18n/messages-type'
import type enGB from './texts/en-GB'

/** The words of the catalogue in one language: the keys of en-GB, each with a text of its own. */
export type CatalogueTexts = SameKeys<typeof enGB>
