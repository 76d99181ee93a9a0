import { z } from 'zod'

/** A text as PostgreSQL stores it: it takes neither U+0000, which is dropped, nor half of a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** A text that PostgreSQL stores as it is. */
export const storableText = z
  .string()
  .refine((text) => text === storable(text), 'has characters that cannot be stored')
