import type { Palette } from './palette'

/**
 * A pot as it leaves the wheel, drawn as a body of revolution. The eye stands a little above the table and the light
 * comes from the left: that is what makes twenty drawings look like one hand.
 */

/** Height above the table, and the radius there; from the rim down to the foot. */
export type Profile = readonly (readonly [height: number, radius: number])[]

interface Point {
  x: number
  y: number
}

/** How round a circle that lies on the table looks: the ratio of its two axes. */
const tilt = 0.22
const steps = 36

const number = (value: number) => String(Math.round(value * 10) / 10)
const path = (points: Point[]) => `M${points.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}Z`

/** A shape without outline. */
export function shape(d: string, fill: string, opacity = 1): string {
  return `<path d="${d}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`
}

/** A circle that lies flat, as an eye above the table sees it. */
export function disc(height: number, radius: number, fill: string, opacity = 1): string {
  const size = `rx="${number(radius)}" ry="${number(radius * tilt)}"`
  return `<ellipse cy="${number(-height)}" ${size} fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`
}

/** A bar of even thickness along a path, as a handle is. */
export function bar(d: string, width: number, stroke: string, opacity = 1): string {
  const strength = opacity < 1 ? ` stroke-opacity="${opacity}"` : ''
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"${strength}/>`
}

/** The radius of a profile at a height, along a smooth curve through its points. */
function radiusAt(profile: Profile, height: number): number {
  const found = profile.findIndex((_, at) => height >= (profile[at + 1]?.[0] ?? Number.POSITIVE_INFINITY))
  const index = found === -1 ? profile.length - 2 : found
  const at = (offset: number) =>
    profile[Math.min(profile.length - 1, Math.max(0, index + offset))] ?? ([0, 0] as const)
  const [before, from, to, after] = [at(-1), at(0), at(1), at(2)]
  const span = to[0] - from[0]
  if (span === 0) return from[1]
  const t = Math.min(1, Math.max(0, (height - from[0]) / span))
  const slope = (a: readonly [number, number], b: readonly [number, number]) =>
    b[0] === a[0] ? 0 : ((b[1] - a[1]) / (b[0] - a[0])) * span
  const [m0, m1] = [slope(before, to), slope(from, after)]
  const [t2, t3] = [t * t, t * t * t]
  return (
    (2 * t3 - 3 * t2 + 1) * from[1] + (t3 - 2 * t2 + t) * m0 + (-2 * t3 + 3 * t2) * to[1] + (t3 - t2) * m1
  )
}

/**
 * The part of the front wall between two heights and between two sides, where -1 is the left edge of the wall and 1 the
 * right one. `sway` makes the lower edge uneven, as glaze runs.
 */
function wall(profile: Profile, top: number, bottom: number, left = -1, right = 1, sway = 0): string {
  const at = (height: number, side: number): Point => {
    const radius = radiusAt(profile, height)
    return { x: radius * side, y: -height + radius * tilt * Math.sqrt(Math.max(0, 1 - side * side)) }
  }
  const range = Array.from({ length: steps + 1 }, (_, index) => index / steps)
  const down = (side: number) => range.map((part) => at(top + (bottom - top) * part, side))
  const lower = range.map((part) => {
    const side = right + (left - right) * part
    return at(bottom + sway * (Math.sin(side * 4.2 + 1) + 0.5 * Math.sin(side * 9)), side)
  })
  const upper = range.map((part) => at(top, left + (right - left) * part))
  return path([...upper, ...down(right), ...lower, ...down(left).reverse()])
}

interface Glazing {
  /** The height down to which the pot was dipped; below it the clay is bare. */
  dip?: number
  /** What is seen inside the rim; a closed pot shows nothing. */
  open?: boolean
}

/** A whole pot: clay, glaze, its light side and its shadow side, and the dark of its mouth. */
export function pot(profile: Profile, colours: Palette, { dip = 26, open = true }: Glazing = {}): string {
  const [top, rim] = profile[0] ?? [0, 0]
  const [foot] = profile.at(-1) ?? [0]
  const lip = Math.max(7, rim * 0.05)
  return [
    shape(wall(profile, top, foot), colours.clay),
    shape(wall(profile, top, dip, -1, 1, 5), colours.glaze),
    shape(wall(profile, top, foot, 0.3, 1), colours.shade, 0.2),
    shape(wall(profile, top, foot, 0.74, 1), colours.shade, 0.22),
    shape(wall(profile, top - 6, dip + 22, -0.8, -0.62), colours.light, 0.5),
    disc(top, rim, colours.glaze),
    open
      ? disc(top, rim, colours.light, 0.35) +
        `<ellipse cx="0" cy="${number(-top)}" rx="${number(rim - lip)}" ry="${number((rim - lip) * tilt)}" fill="${colours.inside}"/>` +
        mouthLight(top, rim - lip, colours)
      : disc(top, rim, colours.light, 0.2),
  ].join('')
}

/** The lit far wall inside a mouth, on the side away from the light. */
function mouthLight(top: number, radius: number, colours: Palette): string {
  const [rx, ry] = [radius, radius * tilt]
  const d = `M${number(-rx * 0.2)} ${number(-top - ry * 0.98)}A${number(rx)} ${number(ry)} 0 0 1 ${number(rx)} ${number(-top)}A${number(rx)} ${number(ry * 1.2)} 0 0 0 ${number(-rx * 0.2)} ${number(-top - ry * 0.98)}Z`
  return shape(d, colours.light, 0.28)
}

/** The shadow that a thing throws on the table, away from the light. */
export function shadow(radius: number, colour: string, reach = 1): string {
  const [rx, ry] = [radius * (1.12 + 0.3 * reach), radius * tilt * 1.12]
  return `<ellipse cx="${number(radius * 0.38 * reach)}" cy="${number(ry * 0.1)}" rx="${number(rx)}" ry="${number(ry)}" fill="${colour}"/>`
}
