import { expect, it } from 'vitest'
import { pictureSize, sizeOf } from './pictures'

it.each([
  ['image/webp', 'lossless', 'UklGRiQAAABXRUJQVlA4TBcAAAAvx8AOEAdQmkrUqoBhABLC//1SRP9T7QA='],
  [
    'image/webp',
    'with transparency',
    'UklGRoQAAABXRUJQVlA4WAoAAAAQAAAAxwAAOwAAQUxQSBEAAAABB1DAiAgDkBD+75ci+p9qBwBWUDggTAAAANAFAJ0BKsgAPAA=',
  ],
  ['image/webp', 'without', 'UklGRmgAAABXRUJQVlA4IFwAAAAwBgCdASrIADwAPtFosFMoJiSioKgBABoJaW7hc/DdgA=='],
  ['image/png', 'of any kind', 'iVBORw0KGgoAAAANSUhEUgAAAMgAAAA8CAYAAAA='],
])('says how large a picture is, so that a page keeps its place: %s %s', (type, _, encoded) => {
  expect(sizeOf({ type, bytes: Buffer.from(encoded, 'base64') })).toEqual({ width: 200, height: 60 })
})

it('says how large the drawing of the shop’s own theme is', () => {
  expect(pictureSize('logo')).toEqual({ width: 144, height: 28 })
})

it.each(['image/webp', 'image/png', 'image/svg+xml', 'image/gif'])(
  'says nothing of what is no %s',
  (type) => {
    expect(sizeOf({ type, bytes: Buffer.from('RIFF') })).toBeUndefined()
  },
)
