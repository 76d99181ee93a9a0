import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { brandColours, coloursOfPicture } from './colours.ts'

/** A picture of stripes: so many rows of each colour. */
function stripes(...rows: [count: number, ...rgba: number[]][]) {
  const width = 20
  const data = rows.flatMap(([count, ...rgba]) => Array.from({ length: count * width }, () => rgba).flat())
  return { data: Uint8Array.from(data), width, height: data.length / 4 / width }
}

describe('the colours of a picture', () => {
  it('are those that cover most of it first, without what can be seen through', () => {
    const picture = stripes(
      [10, 255, 0, 0, 0],
      [6, 255, 255, 255, 255],
      [3, 200, 20, 40, 255],
      [1, 0, 90, 60, 255],
    )
    expect(coloursOfPicture(picture)).toEqual(['#ffffff', '#c81428', '#005a3c'])
  })

  it('are none of a picture that cannot be seen', () => {
    expect(coloursOfPicture(stripes([4, 10, 20, 30, 0]))).toEqual([])
  })

  it('are read without an error, whatever its pixels are', () => {
    const side = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(side, side, fc.infiniteStream(fc.nat(255)), (width, height, bytes) => {
        const data = Uint8Array.from({ length: width * height * 4 }, () => bytes.next().value ?? 0)
        for (const hex of coloursOfPicture({ data, width, height })) expect(hex).toMatch(/^#[0-9a-f]{6}$/)
      }),
    )
  })
})

test.each([
  ['a colour before greys', ['#ffffff', '#222', 'rgb(200 20 40)'], ['#c81428', '#222222', '#ffffff']],
  ['a dark grey before a light one', ['#eee', '#333'], ['#333333', '#eeeeee']],
  ['the first of two that look alike', ['#c81428', '#c91529', '#005a3c'], ['#c81428', '#005a3c']],
  ['colours in the order of their sources', ['#005a3c', '#c81428'], ['#005a3c', '#c81428']],
  ['no text that is no colour', ['#12', 'url(x)', 'transparent', 'rgb(0 0 0 / 50%)', 'currentColor'], []],
])('a brand has %s', (_, found, colours) => {
  expect(brandColours(found.map((value) => ({ value, from: '' }))).map(({ value }) => value)).toEqual(colours)
})
