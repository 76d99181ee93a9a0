import type { ReactNode } from 'react'
import type { Product, ProductOption } from '@/lib/catalogue'

/**
 * What differs between the options of a product, drawn for each by `draw`. Within a `group` that holds the choice of
 * option, that of the chosen one is shown, without a script: see option-styles.ts. Where nothing differs, `draw` is called
 * once, without an option.
 */
export function ShownWithOption({
  product,
  differs,
  draw,
}: {
  product: Product
  differs: (option: ProductOption) => boolean
  draw: (option: ProductOption | undefined) => ReactNode
}) {
  const options = product.options?.values ?? []
  if (!options.some(differs)) return draw(undefined)
  return options.map((option, index) => (
    <div key={option.value} data-shown-with={index}>
      {draw(option)}
    </div>
  ))
}
