/** A colour by lightness 0 to 1, chroma 0 to 0.4 and hue in degrees. */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

type Triple = [number, number, number]

/** @param text such as `oklch(0.42 0.085 215)` */
export function readOklch(text: string): Oklch {
  const [lightness = 0, chroma = 0, hue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number)
  return { lightness, chroma, hue }
}

/** What `color-mix(in oklab, one percent%, other)` is. */
export function mix(one: string, percent: number, other: string): string {
  const [a, b] = [one, other].map((text) => {
    const { lightness, chroma, hue } = readOklch(text)
    const angle = (hue * Math.PI) / 180
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)] as const
  })
  const part = (index: 0 | 1 | 2) => ((a?.[index] ?? 0) * percent + (b?.[index] ?? 0) * (100 - percent)) / 100
  return writeOklch({
    lightness: part(0),
    chroma: Math.hypot(part(1), part(2)),
    hue: (Math.atan2(part(2), part(1)) * 180) / Math.PI,
  })
}

/** As a theme writes it. */
export function writeOklch({ lightness, chroma, hue }: Oklch): string {
  const rounded = (value: number, places: number) => String(Number(value.toFixed(places)))
  const bounded = Math.min(1, Math.max(0, lightness))
  return `oklch(${rounded(bounded, 5)} ${rounded(Math.max(0, chroma), 5)} ${rounded(((hue % 360) + 360) % 360, 3)})`
}

/**
 * Linear light, each part 0 to 1. The matrices are those of Björn Ottosson's OKLab; what lies outside sRGB is
 * clipped to it, as browsers do.
 */
export function linearRgb(text: string): Triple {
  const { lightness, chroma, hue } = readOklch(text)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (part: number) => Math.min(1, Math.max(0, part))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** As `#rrggbb`, which the colour field of a browser wants. */
export function hexOf(text: string): string {
  const byte = (part: number) => {
    const encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linearRgb(text).map(byte).join('')}`
}

/** @returns undefined when the text is no `#rrggbb` */
export function oklchOfHex(text: string): string | undefined {
  const [, red, green, blue] = text.trim().match(/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i) ?? []
  if (!red || !green || !blue) return undefined
  const [r, g, b] = [red, green, blue].map((byte) => {
    const part = Number.parseInt(byte, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const across = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const along = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const chroma = Math.hypot(across, along)
  // A grey has no hue of its own.
  const hue = chroma < 0.0005 ? 0 : (Math.atan2(along, across) * 180) / Math.PI
  return writeOklch({ lightness, chroma, hue })
}
