import type { Ground } from './palette'

/** What is drawn for a product: the shapes, standing with their foot at 0 0, before a ground. */
export interface ProductDrawing {
  ground: Ground
  shapes: string
}

/** Moves a part of a drawing, and makes it larger or smaller. */
export function at(x: number, y: number, shapes: string, scale = 1): string {
  return `<g transform="translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}">${shapes}</g>`
}

/** The room that everything stands in: a wall, a table, and light that falls in from the left. */
export function room({ wall, table }: Ground, width: number, height: number, edge: number): string {
  const light = `M0 ${height * 0.08}L${width * 0.62} ${edge}L0 ${edge}Z`
  return [
    `<rect width="${width}" height="${height}" fill="${wall}"/>`,
    `<path d="${light}" fill="#fff" fill-opacity="0.14"/>`,
    `<rect y="${edge}" width="${width}" height="${height - edge}" fill="${table}"/>`,
  ].join('')
}

/** What is seen of a drawing; the detail is its upper right part, twice as large. */
const views = { whole: '0 0 800 1000', detail: '280 350 400 500' }

/** A picture of a product, or of a detail of it, on its 4:5 ground, as an SVG file. */
export function picture({ ground, shapes }: ProductDrawing, view: keyof typeof views = 'whole'): string {
  const body = room(ground, 800, 1000, 640) + at(400, 790, shapes, 1.25)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${views[view]}" width="800" height="1000">${body}</svg>\n`
}
