import { mkdirSync, writeFileSync } from 'node:fs'
import { listProducts } from '@/lib/catalogue'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { rasterPicture, socialImage } from '@/lib/paths'
import { draw } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'
import { drawSocialImage, raster } from './social'

// Run by `npm run artwork`: writes every picture of the shop into public/.
for (const folder of ['products', 'social']) mkdirSync(`public/${folder}`, { recursive: true })
for (const { slug, pictures, options } of await listProducts(defaultLocale)) {
  const [main, detail] = pictures
  const optionBySrc = new Map([[main.src, '']])
  for (const { value, picture } of options?.values ?? []) if (picture) optionBySrc.set(picture.src, value)
  for (const [src, option] of optionBySrc) {
    const drawing = picture(draw(slug, option))
    writeFileSync(`public${src}`, drawing)
    writeFileSync(`public${rasterPicture(src)}`, await raster(drawing))
  }
  if (detail)
    writeFileSync(`public${detail.src}`, picture(draw(slug, options?.values[0]?.value ?? ''), 'detail'))
}
for (const locale of locales) writeFileSync(`public${socialImage(locale)}`, await drawSocialImage(locale))
writeFileSync('public/shelf.svg', shelf('wide'))
writeFileSync('public/shelf-narrow.svg', shelf('narrow'))
