import type enGB from './messages/en-GB'

/** Texts with the keys of others. */
export type SameKeys<T> = { [Key in keyof T]: T[Key] extends string ? string : SameKeys<T[Key]> }

/** The messages of one language: the keys of en-GB, each with a text of its own. */
export type Messages = SameKeys<typeof enGB>
