import { expect, test } from 'vitest'
import { defaultTheme, themeSchema } from '../branding/theme.ts'
import { themeNamed } from './theme-named.ts'

test.each([
  ['Mill & Kiln', 'Mill & Kiln'],
  ['Fish <and> Chips\nLtd', 'Fish and Chips Ltd'],
  ['x'.repeat(61), 'x'.repeat(60)],
  [`${'x'.repeat(59)}😀`, 'x'.repeat(59)],
  ['<>', defaultTheme.businessName],
])('a theme takes the name %j as %j', (name, businessName) => {
  const theme = themeNamed(name)
  expect(theme.businessName).toBe(businessName)
  expect(themeSchema.parse(theme)).toEqual(theme)
})
