import type enGB from './messages/en-GB'

type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }

/** The messages of one language: the keys of en-GB, each with a text of its own. */
export type Messages = Texts<typeof enGB>
