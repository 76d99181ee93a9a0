import { expect, it } from 'vitest'
import { regionName } from './region-name'

it('names a country in each language, and by its code where there is none', () => {
  expect(regionName('NL', 'nl-NL')).toBe('Nederland')
  expect(regionName('NL', 'en-GB')).toBe('Netherlands')
  expect(regionName('ZX', 'en-GB')).toBe('ZX')
})
