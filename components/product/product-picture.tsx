import type { Product } from '@/lib/catalogue'

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
 * The picture of a product: one for each option that looks different, up to six. Within a `group` that holds the choice
 * of option the chosen one is shown, without a script.
 */
export function ProductPicture({ product, alt }: { product: Product; alt: string }) {
  const frame = 'product-picture w-full rounded'
  const options = product.options?.values ?? []
  if (options.length > shownWhenChosen.length || !options.some(({ image }) => image))
    return <img src={product.image} alt={alt} width={800} height={1000} className={frame} />
  return options.map(({ value, label, image = product.image }, index) => (
    <img
      key={value}
      src={image}
      alt={`${alt}, ${label}`}
      width={800}
      height={1000}
      loading="lazy"
      className={`${frame} hidden ${shownWhenChosen[index]}`}
    />
  ))
}
