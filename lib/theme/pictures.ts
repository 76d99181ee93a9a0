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
export function pictureSize(name: PictureName): { width: number; height: number } | undefined {
  const picture = themePicture(name)
  if (picture?.type === 'image/png' && picture.bytes.length > 24) {
    return { width: picture.bytes.readUInt32BE(16), height: picture.bytes.readUInt32BE(20) }
  }
  if (picture?.type !== 'image/svg+xml') return undefined
  const box = /\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(picture.bytes.toString())
  const [width, height] = [Number(box?.[1]), Number(box?.[2])]
  return width > 0 && height > 0 ? { width, height } : undefined
}
