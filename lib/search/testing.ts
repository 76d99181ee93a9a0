import { listProducts, type Product } from '@/lib/catalogue'

/** So many products: those of the shop again and again, numbered. */
export async function manyProducts(count: number): Promise<Product[]> {
  const products = await listProducts('en-GB')
  return Array.from({ length: count }, (_, index) => {
    const product = products[index % products.length] as Product
    return { ...product, slug: `${product.slug}-${index}`, name: `${product.name} ${index}` }
  })
}
