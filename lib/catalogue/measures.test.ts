import { expect, it } from 'vitest'
import { formatMeasures } from './measures'

it('writes centimetres, millilitres and litres', () => {
  expect(formatMeasures({ capacity: 340, height: 95, diameter: 85 }, 'en-GB')).toEqual([
    { measure: 'capacity', text: '340 ml' },
    { measure: 'height', text: '9.5 cm' },
    { measure: 'diameter', text: '8.5 cm' },
  ])
  expect(formatMeasures({ capacity: 3400 }, 'nl-NL')).toEqual([{ measure: 'capacity', text: '3,4 l' }])
})

it('writes inches and fluid ounces for Americans', () => {
  expect(formatMeasures({ capacity: 340, height: 95, diameter: 85 }, 'en-US')).toEqual([
    { measure: 'capacity', text: '11 fl oz' },
    { measure: 'height', text: '3.75 in' },
    { measure: 'diameter', text: '3.25 in' },
  ])
})
