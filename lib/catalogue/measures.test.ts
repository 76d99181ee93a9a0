import { expect, it } from 'vitest'
import { findProduct } from './catalogue'
import { shownMeasures } from './measures'

const textsOf = (slug: string, locale: 'en-GB' | 'en-US' | 'nl-NL') => {
  const product = findProduct(slug)
  if (!product) throw new Error(`${slug} is not sold`)
  return shownMeasures(product, locale).map(({ measure, text }) => `${measure} ${text}`)
}

it('shows centimetres, millilitres and litres', () => {
  expect(textsOf('harbour-mug', 'en-GB')).toEqual(['capacity 340 ml', 'height 9.5 cm', 'diameter 8.5 cm'])
  expect(textsOf('mixing-bowl', 'nl-NL')[0]).toBe('capacity 3,4 l')
})

it('shows inches and fluid ounces to Americans', () => {
  expect(textsOf('harbour-mug', 'en-US')).toEqual(['capacity 11 fl oz', 'height 3.75 in', 'diameter 3.25 in'])
})
