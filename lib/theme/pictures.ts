import { createHash } from 'node:crypto'
import { apiPaths } from '@/lib/paths'
import { shopTheme } from './theme'

export const pictureNames = ['logo', 'logoDark', 'favicon'] as const
export type PictureName = (typeof pictureNames)[number]

interface Picture {
  /** Its media type. */
  type: string
  bytes: Buffer<ArrayBuffer>
}

/** A picture of the shop's theme. @returns undefined where the theme has none */
export function themePicture(name: PictureName): Picture | undefined {
  const [, type, encoded] = /^data:([^;]+);base64,(.+)$/.exec(shopTheme[name] ?? '') ?? []
  return type && encoded ? { type, bytes: Buffer.from(encoded, 'base64') } : undefined
}

/** Where the shop serves it; the address changes with the picture. @returns undefined where the theme has none */
export function pictureAddress(name: PictureName): string | undefined {
  const picture = themePicture(name)
  if (!picture) return undefined
  const version = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 12)
  return `${apiPaths.themePicture(name)}?v=${version}`
}

/** Its width and height, so that a page keeps its place. @returns undefined where its type does not say so plainly */
export function pictureSize(name: PictureName): Size | undefined {
  const picture = themePicture(name)
  return picture && sizeOf(picture)
}

interface Size {
  width: number
  height: number
}

/** Of the types that `npm run brand` and the Portal make: PNG, WebP and SVG. */
export function sizeOf({ type, bytes }: Picture): Size | undefined {
  if (type === 'image/png' && bytes.length > 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (type === 'image/webp' && bytes.length > 30) return sizeOfWebp(bytes)
  if (type !== 'image/svg+xml') return undefined
  const box = /\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(bytes.toString())
  const [width, height] = [Number(box?.[1]), Number(box?.[2])]
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** Where the size stands differs by what the first chunk is. Source: RFC 9649, section 2. */
function sizeOfWebp(bytes: Buffer): Size | undefined {
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (chunk === 'VP8 ') {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
  if (chunk !== 'VP8L') return undefined
  const bits = bytes.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
