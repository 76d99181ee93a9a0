import { mkdirSync, writeFileSync } from 'node:fs'
import { type ProductSlug, productData } from '@/lib/catalogue/products'
import { drawings } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'

// Run by `npm run artwork`: writes every picture of the shop into public/.
mkdirSync('public/products', { recursive: true })
for (const product of productData) {
  const options = 'options' in product ? product.options : undefined
  const looks = options?.kind === 'colour' || options?.kind === 'shade' ? options.values : []
  for (const look of looks) write(`${product.slug}-${look}`, product.slug, look)
  if (looks.length === 0) write(product.slug, product.slug, '')
}
writeFileSync('public/shelf.svg', shelf('wide'))
writeFileSync('public/shelf-narrow.svg', shelf('narrow'))

function write(name: string, slug: ProductSlug, look: string) {
  writeFileSync(`public/products/${name}.svg`, picture(drawings[slug](look)))
}
