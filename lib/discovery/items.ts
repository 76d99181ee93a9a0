import { limitedItemsOf, type Product, pictureOf, priceOf, skuOf, unitPriceOf } from '@/lib/catalogue'
import { rasterPicture } from '@/lib/paths'
import { stockKeyOf } from '@/lib/stock/stock-item'

/** What of a product can be bought: each of its options, or the product itself. */
export function itemsOf(product: Product) {
  const variesBy = product.options?.variesBy
  const limited = limitedItemsOf(product).map(stockKeyOf)
  return (product.options?.values ?? [undefined]).map((option) => {
    const item = { product: product.slug, option: option?.value }
    return {
      item,
      sku: skuOf(product, option?.value),
      /** What tells it from the other options, by the name that feeds and search engines have for it. */
      variant: option && variesBy && { [variesBy]: option.label },
      name: option ? `${product.name}, ${option.label}` : product.name,
      price: priceOf(product, option?.value),
      netQuantity: unitPriceOf(product, option?.value)?.netQuantity,
      picture: rasterPicture(pictureOf(product, option?.value).src),
      isLimited: limited.includes(stockKeyOf(item)),
    }
  })
}
