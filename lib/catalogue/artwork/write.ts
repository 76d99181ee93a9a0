import { mkdirSync, writeFileSync } from 'node:fs'
import { drawings } from './drawings'
import { picture } from './picture'
import { shelf } from './shelf'

// Run by `npm run artwork`: writes every picture of the shop into public/.
mkdirSync('public/products', { recursive: true })
for (const [slug, drawing] of Object.entries(drawings)) {
  writeFileSync(`public/products/${slug}.svg`, picture(drawing))
}
writeFileSync('public/shelf.svg', shelf('wide'))
writeFileSync('public/shelf-narrow.svg', shelf('narrow'))
