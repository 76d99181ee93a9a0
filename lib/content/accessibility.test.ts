import { expect, it, vi } from 'vitest'
import { accessibilityFacts } from './accessibility'

const results = {
  date: '2026-01-21',
  version: '4.14.1',
  languages: ['en-GB', 'en-US', 'nl-NL'],
  widths: [360],
  pages: [{ path: '/', problems: 0 }],
}

vi.mock('node:fs', () => ({ readFileSync: () => JSON.stringify(results) }))

it('names a language once in which pages of several countries were tested', () => {
  expect(accessibilityFacts('en-GB')).toHaveProperty(['accessibility.languages'], 'English and Dutch')
})
