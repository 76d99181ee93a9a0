import { expect, test } from 'vitest'
import { nameOfField } from './field-names.ts'

test.each([
  ['businessName', 'Business name'],
  ['logoDark.file', 'Logo for dark, file'],
  ['dark.onAccent', 'Dark, Text on the accent'],
  ['texts.nl_NL.note', 'Dutch, Note below the heading'],
  ['footerLinks.1.label', 'Link 2, text'],
  ['footerLinks.1.address', 'Link 2, https address'],
  ['footerLinks.1.labels.el_GR', 'Link 2, text in Greek'],
  ['footerLinks.0', 'Link 1'],
  ['', 'Theme'],
  ['light.pattern', 'light.pattern'],
])('the field %j is called %j', (field, name) => {
  expect(nameOfField(field)).toBe(name)
})
