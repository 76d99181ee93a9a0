import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { findProduct, type ProductOption } from '@/lib/catalogue'
import { maxOptions } from '@/lib/max-options'
import optionStyles from './option-styles'
import { ProductFacts } from './product-facts'
import { ProductPrice } from './product-price'

/** The sample's teapot in as many sizes, each with a price and an SKU of its own. */
async function teapotIn(sizes: number, more: Partial<ProductOption> = {}) {
  const teapot = await findProduct('teapot', 'en-GB')
  if (!teapot) throw new Error('The teapot is not sold')
  const values = Array.from({ length: sizes }, (_, index) => ({
    value: `size-${index}`,
    label: `Size ${index}`,
    sku: `TP-${index}`,
    price: 1000 + 100 * index,
    ...more,
  }))
  return { ...teapot, options: { label: 'Size', values } }
}

it('a product in a hundred sizes shows the price and the SKU of each with its choice, never its own', async () => {
  const product = await teapotIn(maxOptions)
  const price = renderToStaticMarkup(<ProductPrice product={product} locale="en-GB" />)
  const facts = renderToStaticMarkup(<ProductFacts product={product} locale="en-GB" />)
  for (const index of [0, 6, maxOptions - 1]) {
    expect(price).toContain(
      `<div data-shown-with="${index}"><p class="text-title tabular-nums">£${10 + index}.00<`,
    )
    expect(facts).toContain(`<div data-shown-with="${index}">TP-${index}</div>`)
  }
  expect(facts).not.toContain(product.sku)
})

it('the price per kilogram is shown where options alone have a weight, of more than six, too', async () => {
  const product = await teapotIn(7, { netQuantity: { amount: 500, unit: 'g' } })
  const price = renderToStaticMarkup(<ProductPrice product={product} locale="en-GB" />)
  expect(price.match(/per kg/g)).toHaveLength(7)
})

it('the styles hide what belongs to an option that is not chosen, of each that a product can have', () => {
  const addBase = vi.fn()
  optionStyles({ addBase })
  const styles = JSON.stringify(addBase.mock.calls)
  for (const index of [0, 6, maxOptions - 1])
    expect(styles).toContain(
      JSON.stringify(`.group:not(:has([data-option="${index}"]:checked)) [data-shown-with="${index}"]`).slice(
        1,
        -1,
      ),
    )
})
