import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { listProducts } from '@/lib/catalogue'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { rasterPicture, socialImage } from '@/lib/paths'
import { draw } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'
import { drawSocialImage, raster } from './social'

// Run by `npm run artwork`: writes every picture of the sample into public/. With `social`, as `npm run setup` runs it, only the
// pictures that other sites show for a link to the shop, which have its name, colours and languages.
const isSocialOnly = process.argv[2] === 'social'
for (const folder of ['products', 'social']) mkdirSync(`public/${folder}`, { recursive: true })
for (const locale of locales) write(`public${socialImage(locale)}`, await drawSocialImage(locale))
if (!isSocialOnly) await drawSample()

async function drawSample(): Promise<void> {
  for (const { slug, pictures, options } of await listProducts(defaultLocale)) {
    const [main, detail] = pictures
    const optionBySrc = new Map([[main.src, '']])
    for (const { value, picture } of options?.values ?? []) if (picture) optionBySrc.set(picture.src, value)
    for (const [src, option] of optionBySrc) {
      const drawing = picture(draw(slug, option))
      write(`public${src}`, drawing)
      write(`public${rasterPicture(src)}`, await raster(drawing))
    }
    if (detail) write(`public${detail.src}`, picture(draw(slug, options?.values[0]?.value ?? ''), 'detail'))
  }
  write('public/shelf.svg', shelf('wide'))
  write('public/shelf-narrow.svg', shelf('narrow'))
}

/** A file that is right already is left alone: a server or a build may be reading it. */
function write(file: string, content: string | Uint8Array): void {
  if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(content))) writeFileSync(file, content)
}
