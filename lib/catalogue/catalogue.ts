import { z } from 'zod'
import { type Currency, currencies } from '@/lib/money'
import { categorySlugs, productData } from './products'

const price = z.int().positive()

const productSchema = z.object({
  slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  category: z.enum(categorySlugs),
  /** In minor units, tax included. */
  prices: z.record(z.enum(currencies), price),
  options: z
    .object({
      kind: z.enum(['colour', 'shade', 'size', 'hand']),
      values: z.array(z.string()).min(2).readonly(),
    })
    .optional(),
  material: z.enum(['stoneware', 'wood', 'linen']),
  /** In millimetres, the capacity in millilitres. */
  measures: z.partialRecord(
    z.enum(['capacity', 'height', 'diameter', 'length', 'width']),
    z.int().positive(),
  ),
})

const catalogueSchema = z
  .array(
    productSchema.transform((product) => ({
      ...product,
      image: pictureOf(product, product.options?.values[0]),
    })),
  )
  .refine(
    (all) => new Set(all.map((product) => product.slug)).size === all.length,
    'a slug stands for one product',
  )

/** A thing that the shop sells. `image` is the address of its picture, in the first of its options. */
export type Product = z.infer<typeof productSchema> & { image: string }

export type Category = (typeof categorySlugs)[number]

/** The parts of the shop, in the order in which they are shown. */
export const categories: readonly Category[] = categorySlugs

/** Everything that is sold, in the order in which it is shown. */
export const products: readonly Product[] = catalogueSchema.parse(productData)

const bySlug = new Map(products.map((product) => [product.slug, product]))

/** The product of this name, or undefined when it is not, or no longer, sold. */
export function findProduct(slug: string): Product | undefined {
  return bySlug.get(slug)
}

/** The products of one part of the shop. */
export function productsIn(category: Category): Product[] {
  return products.filter((product) => product.category === category)
}

/** Whether a part of an address names a part of the shop. */
export function isCategory(value: string): value is Category {
  return categories.some((category) => category === value)
}

/** Whether the option is one that the product is made in; a product without options is made in none. */
export function hasOption(product: Product, option: string | undefined): boolean {
  if (!product.options) return option === undefined
  return option !== undefined && product.options.values.includes(option)
}

/** The address of the picture of a product in an option. Only colours look different; sizes and hands do not. */
export function pictureOf(product: Pick<Product, 'slug' | 'options'>, option: string | undefined): string {
  const kind = product.options?.kind
  const name = option && (kind === 'colour' || kind === 'shade') ? `${product.slug}-${option}` : product.slug
  return `/products/${name}.svg`
}

/** What one piece costs, in minor units. */
export function unitPrice(product: Product, currency: Currency): number {
  return product.prices[currency]
}
