import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { testCards } from './card.ts'
import { brandIn, type CardField, cardProblems, readExpiry, withoutSeparators } from './card-fields.js'

const now = new Date('2026-11-25T12:00:00Z')
const problemOf = (field: CardField, text: string) =>
  cardProblems({ [field]: text }, { testCards, now }).find((problem) => problem.field === field)?.code

describe('a card number', () => {
  test.each([
    ['blanks', '4510 4004 0009 9005'],
    ['dashes', '4510-4004-0009-9005'],
    ['dashes of typographers', '4510–4004—0009\u22129005'],
    ['dots', '4510.4004.0009.9005'],
    ['no-break spaces', '4510\u00a04004\u202f0009\u00a09005'],
    ['blanks around it and a line break', ' 4510 4004\t0009 9005\r\n'],
    ['marks of direction', '\u200e4510\u200f4004\u20660009\u20699005'],
    ['full-width digits', '４５１０　４００４　０００９　９００５'],
    ['Arabic-Indic digits', '٤٥١٠ ٤٠٠٤ ٠٠٠٩ ٩٠٠٥'],
    ['Persian digits', '۴۵۱۰۴۰۰۴۰۰۰۹۹۰۰۵'],
    ['Devanagari digits', '४५१०४००४०००९९००५'],
  ])('is read with %s', (_, text) => {
    expect(withoutSeparators(text)).toBe('4510400400099005')
    expect(problemOf('number', text)).toBeUndefined()
  })

  it('is read in the digits of every script that this machine can write', () => {
    for (const system of Intl.supportedValuesOf('numberingSystem')) {
      const digits = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false })
      if (digits.resolvedOptions().numberingSystem !== system || digits.format(10).length < 2) continue
      if (!/^\p{Nd}+$/u.test(digits.format(1234567890))) continue
      expect(withoutSeparators(digits.format(4510400400099005)), system).toBe('4510400400099005')
    }
  })
})

test.each([
  ['blanks', ' 123 '],
  ['dashes', '1-2-3'],
  ['Arabic-Indic digits', '١٢٣'],
  ['full-width digits', '１２３'],
])('a security code is read with %s', (_, text) => expect(problemOf('securityCode', text)).toBeUndefined())

it('finds a card number in the field of the name in the digits of any script', () => {
  expect(problemOf('holderName', '٤٥١٠ ٤٠٠٤ ٠٠٠٩ ٩٠٠٥')).toBe('nameHasDigits')
})

describe('an expiry date', () => {
  test.each([
    ['09/31'],
    ['9/31'],
    ['9 / 2031'],
    ['09/2031'],
    ['0931'],
    ['931'],
    ['092031'],
    ['2031-09'],
    ['2031/09'],
    ['2031/9'],
    ['2031 09'],
    ['203109'],
    ['31/09'],
    ['31-9'],
    ['3109'],
    ['09–31'],
    ['09.31'],
    ['09 31'],
    ['٠٩/٣١'],
    ['\u200e０９／２０３１'],
    [' 09\u00a0/\u00a031 '],
    ['/09/31/'],
  ])('%j is September 2031', (text) => expect(readExpiry(text)).toEqual({ month: 9, year: 2031 }))

  test.each([['13/30'], ['00/30'], ['2031'], ['2031-13'], ['2031-09-30'], ['Sep 31'], ['9'], ['1/3']])(
    '%j is none',
    (text) => expect(readExpiry(text)).toBeUndefined(),
  )

  const two = (value: number) => String(value).padStart(2, '0')
  /** In every order that browsers use, with the year in four digits (y) or two (s) and the month in two (m) or one (n). */
  const spellings = ['m/s', 'm/y', 'n/s', 'n/y', 'y/m', 'y/n', 's/m', 'ms', 'my', 'ym', 'sm']
  const separators = ['/', '-', ' / ', '.', ' ', '\u00a0/\u00a0', '–', '／']
  const zeros = ['0', '\u0660', '\u06f0', '\u0966', '\uff10', '\u{1d7d8}']

  it('that a card can have reads back from every spelling of it, in the digits of any script', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(...spellings),
        fc.constantFrom(...separators),
        fc.constantFrom(...zeros),
        (monthsAhead, spelling, separator, zero) => {
          const date = new Date(Date.UTC(2026, 10 + monthsAhead))
          const [month, year] = [date.getUTCMonth() + 1, date.getUTCFullYear()]
          const values: Record<string, string> = {
            m: two(month),
            n: String(month),
            y: String(year),
            s: two(year % 100),
            '/': separator,
          }
          const text = [...spelling]
            .map((part) => values[part])
            .join('')
            .replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)))
          expect(readExpiry(text)).toEqual({ month, year })
          expect(problemOf('expiry', text)).toBeUndefined()
        },
      ),
    )
  })
})

test.each([
  ['8400', 'Visa'],
  ['8500', 'Mastercard'],
  ['85', undefined],
  ['4', 'Visa'],
  ['51', 'Mastercard'],
  ['37', 'American Express'],
  ['6', undefined],
])('%s begins a number of %s', (number, brand) => expect(brandIn(number, testCards)).toBe(brand))
