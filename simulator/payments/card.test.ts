import { describe, expect, it, test } from 'vitest'
import { type CardForm, readCard, testCards } from './card.ts'

const now = new Date('2026-11-25T12:00:00Z')
const good: CardForm = {
  number: '4510400400099005',
  holderName: 'Alex Smith',
  expiry: '12/31',
  securityCode: '123',
}

const read = (changes: CardForm) => readCard({ ...good, ...changes }, now)
const problemsOf = (changes: CardForm) => {
  const result = read(changes)
  return 'problems' in result ? result.problems.map(({ field, code }) => `${field}: ${code}`) : []
}
const cardOf = (changes: CardForm) => {
  const result = read(changes)
  return 'card' in result ? result.card : undefined
}

describe('the test cards', () => {
  it('are the thirteen of the quick start', () => {
    expect(testCards).toHaveLength(13)
    expect(new Set(testCards.map(({ number }) => number)).size).toBe(13)
    expect(testCards.filter(({ type }) => type === 'Debit')).toHaveLength(4)
  })

  test.each(testCards)('$number is taken as $brand $type', ({ number, brand, type }) => {
    const securityCode = brand === 'American Express' ? '1234' : '123'
    expect(cardOf({ number, securityCode })).toMatchObject({ brand, type })
  })
})

it('keeps a card without its number and without its code', () => {
  expect(read({})).toEqual({
    card: {
      maskedNumber: '451040****9005',
      brand: 'Visa',
      type: 'Credit',
      holderName: 'Alex Smith',
      expiryMonth: '12',
      expiryYear: '2031',
    },
  })
})

it('masks the fifteen digits of American Express alike', () => {
  expect(cardOf({ number: '340000000000009', securityCode: '1234' })?.maskedNumber).toBe('340000****0009')
})

describe('the number', () => {
  test.each([
    '4510 4004 0009 9005',
    '4510-4004-0009-9005',
    '4510/4004/0009/9005',
    '4510_4004_0009_9005',
    ' 4510400400099005 ',
    '4510\u00a04004\u00a00009\u00a09005',
  ])('%j is read without its separators', (number) =>
    expect(cardOf({ number })?.maskedNumber).toBe('451040****9005'),
  )

  test.each([
    ['', 'numberMissing'],
    ['  ', 'numberMissing'],
    ['45104004', 'numberUnreadable'],
    ['45104004000990051234', 'numberUnreadable'],
    ['4510 4004 0009 900x', 'numberUnreadable'],
    ['4510400400099006', 'numberMistyped'],
    ['4510400400099050', 'numberMistyped'],
    ['4111111111111111', 'noTestCard'],
  ])('%j is rejected as %s', (number, code) => expect(problemsOf({ number })).toEqual([`number: ${code}`]))
})

describe('the name', () => {
  it('loses the spaces around it and doubled within it', () => {
    expect(cardOf({ holderName: '  Alex   Smith ' })?.holderName).toBe('Alex Smith')
  })

  test.each([
    ['', 'nameMissing'],
    ['x'.repeat(46), 'nameTooLong'],
    ['4510 4004 0009 9005', 'nameHasDigits'],
  ])('%j is rejected as %s', (holderName, code) =>
    expect(problemsOf({ holderName })).toEqual([`holderName: ${code}`]),
  )

  test.each(['Μαρία Παπαδοπούλου', 'Siân O’Neill', 'Henry Tudor 8'])('%s is a name', (holderName) =>
    expect(cardOf({ holderName })?.holderName).toBe(holderName),
  )
})

describe('the expiry', () => {
  test.each(['12/31', '12 / 31', '1231', '12/2031', '12-31', '12.31', ' 12/31 ', '122031'])(
    '%j is December 2031',
    (expiry) => expect(cardOf({ expiry })).toMatchObject({ expiryMonth: '12', expiryYear: '2031' }),
  )

  it('may be typed without the leading zero of its month', () => {
    expect(cardOf({ expiry: '1/31' })).toMatchObject({ expiryMonth: '01', expiryYear: '2031' })
  })

  it('may come as a month and a year', () => {
    const { expiry: _, ...rest } = good
    const result = readCard({ ...rest, expiryMonth: '05', expiryYear: '30' }, now)
    expect(result).toMatchObject({ card: { expiryMonth: '05', expiryYear: '2030' } })
  })

  test.each([
    ['11/26', undefined],
    ['11/36', undefined],
    ['10/26', 'expired'],
    ['12/36', 'expiryTooFar'],
    ['12/99', 'expiryTooFar'],
    ['01/1999', 'expired'],
    ['13/30', 'expiryUnreadable'],
    ['00/30', 'expiryUnreadable'],
    ['next year', 'expiryUnreadable'],
    ['', 'expiryMissing'],
  ])('%j, in November 2026, gives %s', (expiry, code) =>
    expect(problemsOf({ expiry })).toEqual(code ? [`expiry: ${code}`] : []),
  )
})

describe('the security code', () => {
  test.each([
    ['4510400400099005', '', 'codeMissing'],
    ['4510400400099005', '12', 'codeOfThree'],
    ['4510400400099005', '1234', 'codeOfThree'],
    ['4510400400099005', '12a', 'codeOfThree'],
    ['340000000000009', '123', 'codeOfFour'],
    ['340000000000009', '1234', undefined],
  ])('of %s, typed as %j, gives %s', (number, securityCode, code) =>
    expect(problemsOf({ number, securityCode })).toEqual(code ? [`securityCode: ${code}`] : []),
  )
})

it('names one problem for each field of an empty form, in the order of the form', () => {
  expect(readCard({}, now)).toEqual({
    problems: [
      { field: 'number', code: 'numberMissing' },
      { field: 'holderName', code: 'nameMissing' },
      { field: 'expiry', code: 'expiryMissing' },
      { field: 'securityCode', code: 'codeMissing' },
    ],
  })
})
