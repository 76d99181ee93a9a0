import type { ReactNode } from 'react'
import type { Product, ProductOption } from '@/lib/catalogue'

// Written out in full, because styles are made from what stands in the source.
const shownWhenChosen = [
  'group-has-[[data-option="0"]:checked]:block',
  'group-has-[[data-option="1"]:checked]:block',
  'group-has-[[data-option="2"]:checked]:block',
  'group-has-[[data-option="3"]:checked]:block',
  'group-has-[[data-option="4"]:checked]:block',
  'group-has-[[data-option="5"]:checked]:block',
]

/**
 * What differs between the options of a product, drawn for each by `draw`. Within a `group` that holds the choice of
 * option, that of the chosen one is shown, without a script. Where nothing differs, or of more than six options, `draw` is
 * called once, without one.
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
  if (options.length > shownWhenChosen.length || !options.some(differs)) return draw(undefined)
  return options.map((option, index) => (
    <div key={option.value} className={`hidden ${shownWhenChosen[index]}`}>
      {draw(option)}
    </div>
  ))
}
