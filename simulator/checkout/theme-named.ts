import { defaultTheme, type Theme, themeSchema } from '../branding/theme.ts'

const longest = 60

/**
 * The default theme in the name of somebody or something.
 *
 * @param name any text; what a theme's business name cannot hold is left out, and what is too long is cut
 */
export function themeNamed(name: string): Theme {
  const plain = name.replace(/[<>\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
  // The cut may leave half a character, which no store takes.
  const cut = plain.slice(0, longest).replace(/\p{Cs}$/u, '')
  const read = themeSchema.safeParse({ ...defaultTheme, businessName: cut })
  return read.success ? read.data : defaultTheme
}
