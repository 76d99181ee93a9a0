import { draw } from './drawings'
import { dusk } from './palette'
import { at, room } from './picture'

type PositionedDrawing = readonly [slug: string, x: number, y: number, scale: number, option?: string]

const wide: readonly PositionedDrawing[] = [
  ['dinner-plate', 1010, 520, 0.8],
  ['storage-jar', 200, 500, 0.86],
  ['oil-bottle', 420, 470, 0.84],
  ['milk-jug', 650, 500, 0.88],
  ['teapot', 1370, 530, 0.8],
  ['small-cup', 545, 580, 0.42, 'iron'],
  ['small-cup', 440, 600, 0.44, 'chalk'],
  ['harbour-mug', 850, 575, 0.56, 'sea'],
]

const narrow: readonly PositionedDrawing[] = [
  ['milk-jug', 180, 510, 0.9],
  ['teapot', 570, 530, 0.8],
  ['small-cup', 330, 605, 0.44, 'sea'],
]

/** Some products side by side on one table: the picture of the home page, wide and for a small screen. */
export function shelf(form: 'wide' | 'narrow'): string {
  const [width, positioned] = form === 'wide' ? [1600, wide] : [800, narrow]
  const drawn = positioned.map(([slug, x, y, scale, option = '']) => {
    const { ground, shapes } = draw(slug, option)
    return at(x, y, shapes.replaceAll(ground.shadow, dusk.shadow), scale)
  })
  const body = room(dusk, width, 640, 400) + drawn.join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 640" width="${width}" height="640">${body}</svg>\n`
}
