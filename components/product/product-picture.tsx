import { type Product, pictureOf } from '@/lib/catalogue/catalogue'
import { optionText } from '@/lib/catalogue/texts'
import type { Locale } from '@/lib/i18n/locales'

// Written out in full, because styles are made from what stands in the source.
const shownWhenChosen: Record<string, string> = {
  chalk: 'group-has-[[value=chalk]:checked]:block',
  sea: 'group-has-[[value=sea]:checked]:block',
  iron: 'group-has-[[value=iron]:checked]:block',
  indigo: 'group-has-[[value=indigo]:checked]:block',
  madder: 'group-has-[[value=madder]:checked]:block',
  undyed: 'group-has-[[value=undyed]:checked]:block',
}

/**
 * The picture of a product: in each colour, where it comes in several. Within a `group` that holds the choice of option
 * the chosen one is shown, without a script.
 */
export function ProductPicture({ product, alt, locale }: { product: Product; alt: string; locale: Locale }) {
  const colours = product.options?.values.filter((value) => value in shownWhenChosen) ?? []
  const frame = 'product-picture w-full rounded'
  if (colours.length === 0)
    return <img src={product.image} alt={alt} width={800} height={1000} className={frame} />
  return colours.map((colour) => (
    <img
      key={colour}
      src={pictureOf(product, colour)}
      alt={`${alt}, ${optionText(colour, locale)}`}
      width={800}
      height={1000}
      loading="lazy"
      className={`${frame} hidden ${shownWhenChosen[colour]}`}
    />
  ))
}
