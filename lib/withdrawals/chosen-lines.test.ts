import { expect, it } from 'vitest'
import { chosenInWords, chosenLines, withdrawableLines } from './chosen-lines'

const lines = [
  {
    product: 'harbour-mug',
    option: 'iron',
    name: 'Harbour mug',
    optionLabel: 'Iron',
    quantity: 2,
    unitPrice: 1,
    total: 2,
  },
  { product: 'teapot', name: 'Teapot', quantity: 1, unitPrice: 1, total: 1 },
]

it('the form asks about each line of an order, and reads how many of it', () => {
  expect(withdrawableLines({ lines })).toEqual([
    { field: 'line:harbour-mug/iron', label: 'Harbour mug, Iron', quantity: 2 },
    { field: 'line:teapot', label: 'Teapot', quantity: 1 },
  ])
  expect(chosenLines({ lines }, { 'line:harbour-mug/iron': '1', 'line:teapot': '0' })).toEqual([
    { product: 'harbour-mug', option: 'iron', name: 'Harbour mug, Iron', quantity: 1 },
  ])
})

it('no more of a line can be chosen than was ordered, and nothing else', () => {
  const odd = { 'line:harbour-mug/iron': '99', 'line:teapot': '-1', 'line:apron': '3' }
  expect(chosenLines({ lines }, odd)).toMatchObject([{ product: 'harbour-mug', quantity: 2 }])
  expect(chosenLines({ lines }, {})).toEqual([])
})

it('what was chosen is kept in words where the order is not known', () => {
  const form = { name: 'Anna', 'line:harbour-mug/iron': '1', 'line:teapot': '0' }
  expect(chosenInWords(form)).toBe('1 × harbour-mug/iron')
})
