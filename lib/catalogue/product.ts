/** One of the options that a product is made in. */
export interface ProductOption {
  /** Its name in carts. */
  value: string
  label: string
  /** The address of its picture, where it looks different from the other options. */
  image?: string | undefined
  /** How many the shop has to begin with; undefined when there is no limit. */
  stock?: number | undefined
}

/** A part of the catalogue, as a shopper of one language sees it. */
export interface Category {
  /** Its name in addresses. */
  slug: string
  name: string
  introduction: string
}

/** A product as it is sold to shoppers of one language. */
export interface Product {
  /** Its name in addresses and carts. */
  slug: string
  category: Category
  name: string
  /** One line, for lists. */
  tagline: string
  description: string
  /** In minor units of the currency of the language, tax included. */
  price: number
  /** The address of its picture, in the first of its options. */
  image: string
  /** How many the shop has to begin with; undefined when there is no limit, or when its options have stocks of their own. */
  stock?: number | undefined
  /** What a shopper must choose one of, if it is made in several; the first is offered first. */
  options?: { label: string; values: readonly ProductOption[] } | undefined
  /** What it is made of, how large it is, how to look after it. */
  facts: readonly { label: string; text: string }[]
}

/** The option of a product by its value, or undefined when it is not made in it. */
export function findOption(product: Product, value: string | undefined): ProductOption | undefined {
  return product.options?.values.find((option) => option.value === value)
}

/** The address of the picture of a product in an option. */
export function pictureOf(product: Product, option: string | undefined): string {
  return findOption(product, option)?.image ?? product.image
}

/** The options of a product of which there are only so many, or the product itself, each with how many to begin with. */
export function limitedItemsOf({ slug, options, stock }: Product) {
  const items: { product: string; option?: string | undefined; stock: number }[] = []
  for (const { value, stock } of options?.values ?? [])
    if (stock !== undefined) items.push({ product: slug, option: value, stock })
  if (!options && stock !== undefined) items.push({ product: slug, stock })
  return items
}
