import { expect, it } from 'vitest'
import { formatMeasures } from './measures'

it('writes centimetres, millilitres and litres', () => {
  expect(formatMeasures({ capacity: 340, height: 95, diameter: 85 }, 'en-GB')).toEqual([
    { measure: 'capacity', text: '340 ml' },
    { measure: 'height', text: '9.5 cm' },
    { measure: 'diameter', text: '8.5 cm' },
  ])
  expect(formatMeasures({ capacity: 3400 }, 'nl-NL')).toEqual([{ measure: 'capacity', text: '3,4 liter' }])
  expect(formatMeasures({ capacity: 3400 }, 'el-GR')).toEqual([{ measure: 'capacity', text: '3,4 λίτρα' }])
  expect(formatMeasures({ capacity: 340 }, 'el-GR')).toEqual([{ measure: 'capacity', text: '340 ml' }])
})

it('writes inches, fluid ounces and quarts for Americans', () => {
  expect(formatMeasures({ capacity: 340, height: 95, diameter: 85 }, 'en-US')).toEqual([
    { measure: 'capacity', text: '11 fl oz' },
    { measure: 'height', text: '3.75 in' },
    { measure: 'diameter', text: '3.25 in' },
  ])
  expect(formatMeasures({ capacity: 3400 }, 'en-US')).toEqual([{ measure: 'capacity', text: '3.6 qt' }])
})
