import { mkdirSync, writeFileSync } from 'node:fs'
import { listProducts } from '@/lib/catalogue'
import { defaultLocale } from '@/lib/i18n/locales'
import { draw } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'

// Run by `npm run artwork`: writes every picture of the shop into public/.
mkdirSync('public/products', { recursive: true })
for (const { slug, pictures, options } of await listProducts(defaultLocale)) {
  const [main, detail] = pictures
  const optionBySrc = new Map([[main.src, '']])
  for (const { value, picture } of options?.values ?? []) if (picture) optionBySrc.set(picture.src, value)
  for (const [src, option] of optionBySrc) writeFileSync(`public${src}`, picture(draw(slug, option)))
  if (detail)
    writeFileSync(`public${detail.src}`, picture(draw(slug, options?.values[0]?.value ?? ''), 'detail'))
}
writeFileSync('public/shelf.svg', shelf('wide'))
writeFileSync('public/shelf-narrow.svg', shelf('narrow'))
