import type { ProductSlug } from '../products'
import { drawings } from './drawings'
import { dusk } from './palette'
import { at, room } from './picture'

type Place = readonly [product: ProductSlug, x: number, y: number, scale: number]

const wide: readonly Place[] = [
  ['storage-jar', 170, 500, 0.95],
  ['dinner-plate', 1100, 560, 0.9],
  ['oil-bottle', 420, 480, 0.95],
  ['milk-jug', 690, 520, 0.95],
  ['teapot', 1420, 520, 0.9],
  ['harbour-mug', 900, 560, 0.62],
  ['small-cup', 530, 575, 0.75],
]

const narrow: readonly Place[] = [
  ['milk-jug', 190, 500, 0.95],
  ['teapot', 610, 520, 0.85],
  ['small-cup', 380, 580, 0.8],
]

/** Some of the things side by side on one table: the picture of the home page, wide and for a small screen. */
export function shelf(form: 'wide' | 'narrow'): string {
  const [width, places] = form === 'wide' ? [1600, wide] : [800, narrow]
  const things = places.map(([product, x, y, scale]) => {
    const { ground, things } = drawings[product]
    return at(x, y, things.replaceAll(ground.shadow, dusk.shadow), scale)
  })
  const body = room(dusk, width, 640, 400) + things.join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 640" width="${width}" height="640">${body}</svg>\n`
}
