import { expect, it } from 'vitest'
import { percentageText } from './percentage-text'

it('writes a rate of VAT in each language, with its decimal where it has one', () => {
  expect(percentageText(20, 'en-GB')).toBe('20%')
  expect(percentageText(25.5, 'en-GB')).toBe('25.5%')
  expect(percentageText(25.5, 'nl-NL')).toBe('25,5%')
  expect(percentageText(13.5, 'es-ES')).toBe('13,5\u00a0%')
})
