import { contrast } from './colour.ts'
import { onBackground, seen } from './contrast.ts'
import { PictureError, type Pixels, pixelsOf } from './picture.ts'
import type { LogoView, Theme } from './theme.ts'

const schemes = ['light', 'dark'] as const
type ColourScheme = (typeof schemes)[number]

/** The same theme, with how its logos are shown: how large, and whether on a plate. */
export async function withLogoView(theme: Theme): Promise<Theme> {
  const [light, dark] = await Promise.all(schemes.map((scheme) => viewOf(theme, scheme)))
  return { ...theme, logoView: { ...(light && { light }), ...(dark && { dark }) } }
}

async function viewOf(theme: Theme, scheme: ColourScheme): Promise<LogoView | undefined> {
  const picture = (scheme === 'dark' ? theme.logoDark : undefined) ?? theme.logo
  const pixels = picture?.startsWith('data:') ? await readable(picture) : undefined
  if (pixels) {
    const plate = plateOf(pixels, theme, scheme)
    return { ...sizeOf(pixels, theme.logoSize), ...(plate && { plate }) }
  }
  // Nobody has seen it: a logo that was not made for the dark is likely to be dark itself.
  const isForDark = scheme === 'light' || theme.logoDark !== undefined || theme.header === 'bar'
  return picture && !isForDark ? { plate: theme.light.surface } : undefined
}

/** A picture of a theme that was imported may be none. */
async function readable(picture: string): Promise<Pixels | undefined> {
  try {
    return await pixelsOf(picture)
  } catch (error) {
    if (error instanceof PictureError) return undefined
    throw error
  }
}

/** The sides of a square logo, and the most that another one may have, in CSS pixels. */
const sides: Record<Theme['logoSize'], { square: number; width: number; height: number }> = {
  small: { square: 48, width: 160, height: 64 },
  regular: { square: 64, width: 224, height: 88 },
  large: { square: 88, width: 320, height: 120 },
}

/** Wide logos are less high than square ones, so that all seem to be of one size. */
function sizeOf({ width, height }: Pixels, logoSize: Theme['logoSize']): { width: number; height: number } {
  const most = sides[logoSize]
  const ratio = width / height
  const own = { width: most.square * ratio ** 0.6, height: most.square * ratio ** -0.4 }
  const scale = Math.min(1, most.width / own.width, most.height / own.height)
  const rounded = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: rounded(own.width), height: rounded(own.height) }
}

/** How much of the outline of a logo may be lost. */
const mostLost = 0.2

/**
 * What the logo has to stand on: one on white gets more of its white around it, and one that would be lost on the page
 * gets the ground of the other scheme.
 */
function plateOf(pixels: Pixels, theme: Theme, scheme: ColourScheme): string | undefined {
  if (hasWhiteGround(pixels)) return 'oklch(1 0 0)'
  const { ground, accent } = onBackground(theme[scheme], theme.background)
  const behind = theme.header === 'bar' ? accent : ground
  const outline = outlineOf(pixels)
  const lostOn = (plate: string) => lostShare(outline, plate)
  if (lostOn(behind) <= mostLost) return undefined
  const plates = [theme.light.surface, theme.dark.surface]
  const [best] = plates.sort((one, other) => lostOn(one) - lostOn(other))
  return best && lostOn(best) < lostOn(behind) ? best : undefined
}

/** How many pixels have a colour. */
type ColourCounts = ReadonlyMap<string, number>

function lostShare(outline: ColourCounts, ground: string): number {
  const counts = [...outline]
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const lost = counts.filter(([colour]) => contrast(colour, ground) < seen)
  return lost.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, all)
}

/** The colours of a logo where the page begins, each as `#rrggbb`. */
function outlineOf({ data, width, height }: Pixels): ColourCounts {
  const isOpen = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height || (data[(y * width + x) * 4 + 3] ?? 0) < 128
  const counts = new Map<string, number>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isOpen(x, y)) continue
      if (!(isOpen(x - 1, y) || isOpen(x + 1, y) || isOpen(x, y - 1) || isOpen(x, y + 1))) continue
      const at = (y * width + x) * 4
      const colour = `#${Buffer.from(data.subarray(at, at + 3)).toString('hex')}`
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  }
  return counts
}

/** Whether a picture is a box with a white ground: without more white around it, the box looks like a mistake. */
function hasWhiteGround({ data, width, height }: Pixels): boolean {
  let whiteOfBorder = 0
  for (let index = 0; index < width * height; index++) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(index * 4, index * 4 + 4)
    if (alpha < 245) return false
    const [x, y] = [index % width, Math.floor(index / width)]
    const isBorder = x === 0 || y === 0 || x === width - 1 || y === height - 1
    if (isBorder && Math.min(red, green, blue) >= 245) whiteOfBorder++
  }
  return whiteOfBorder > 0.05 * 2 * (width + height)
}
