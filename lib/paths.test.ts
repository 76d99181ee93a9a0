import { expect, it } from 'vitest'
import { inLocale } from './paths'

it.each([
  ['/en-GB', '/el-GR'],
  ['/en-GB/', '/el-GR'],
  ['/en-GB/products/teapot', '/el-GR/products/teapot'],
])('finds the page %s in another language at %s', (path, other) => {
  expect(inLocale(path, 'el-GR')).toBe(other)
})
