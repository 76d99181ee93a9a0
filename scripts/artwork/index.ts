import { mkdirSync, writeFileSync } from 'node:fs'
import { listProducts } from '@/lib/catalogue'
import { defaultLocale } from '@/lib/i18n/locales'
import { draw } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'

// Run by `npm run artwork`: writes every picture of the shop into public/.
mkdirSync('public/products', { recursive: true })
for (const { slug, image, options } of await listProducts(defaultLocale)) {
  const optionByImage = new Map([[image, '']])
  for (const option of options?.values ?? []) if (option.image) optionByImage.set(option.image, option.value)
  for (const [file, option] of optionByImage) writeFileSync(`public${file}`, picture(draw(slug, option)))
}
writeFileSync('public/shelf.svg', shelf('wide'))
writeFileSync('public/shelf-narrow.svg', shelf('narrow'))
