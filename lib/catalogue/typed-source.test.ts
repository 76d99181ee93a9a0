import { expect, it } from 'vitest'
import { productRows } from './products'
import { describeRow } from './typed-source'

const [mug] = productRows
if (!mug) throw new Error('The catalogue is empty.')

it('a typed product is taxed at the rate that it names, and else at the standard one', () => {
  expect(describeRow({ ...mug, vatRate: 'reduced' }).vatRate).toBe('reduced')
  expect(describeRow({ ...mug, vatRate: 'zero' }).vatRate).toBe('zero')
  expect(describeRow(mug).vatRate).toBe('standard')
})
