import { describe, expect, it } from 'vitest'
import { preferredLocale } from './preferred-locale'

describe('preferredLocale', () => {
  it('takes the language with the greatest weight', () => {
    expect(preferredLocale('en-US;q=0.5, el-GR;q=0.9, nl;q=0.1')).toBe('el-GR')
  })

  it('takes the order of the header where weights are equal', () => {
    expect(preferredLocale('nl-NL, es-ES')).toBe('nl-NL')
  })

  it('takes a language of another region when its own is not spoken', () => {
    expect(preferredLocale('es-MX, en;q=0.2')).toBe('es-ES')
    expect(preferredLocale('en-AU')).toBe('en-GB')
  })

  it('reads the header without regard to case', () => {
    expect(preferredLocale('EN-us')).toBe('en-US')
  })

  it('leaves out a language that is excluded with weight 0', () => {
    expect(preferredLocale('el;q=0, nl;q=0.3')).toBe('nl-NL')
  })

  it.each([null, '', '*', 'ja', ';;;', 'el;q=many'])('falls back to en-GB for %j', (header) => {
    expect(preferredLocale(header)).toBe('en-GB')
  })
})
