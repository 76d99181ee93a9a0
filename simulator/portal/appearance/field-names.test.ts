import { expect, test } from 'vitest'
import { nameOfField } from './field-names.ts'

test.each([
  ['businessName', 'Business name'],
  ['logoDark.file', 'Logo for dark, file'],
  ['dark.onAccent', 'Dark, Text on the accent'],
  ['texts.nl_NL.note', 'Dutch, Note below the heading'],
  ['footerLinks.1.label', 'Link 2, words'],
  ['footerLinks.0', 'Link 1'],
  ['', 'Theme'],
  ['light.pattern', 'light.pattern'],
])('the field %j is called %j', (field, name) => {
  expect(nameOfField(field)).toBe(name)
})
