import { gunzipSync } from 'node:zlib'
import pLimit from 'p-limit'
import type { Sharp, SharpInput, SharpOptions } from 'sharp'
import { isBmp, isIcon, largestOfIcon, readBmp } from './icon-file.ts'
import { ComplicatedDrawing, type Part, readSvg } from './svg.ts'
import { maxPictureBytes } from './theme.ts'

/** In bytes: the largest file of a picture that is taken. */
export const maxPictureFileBytes = 5 * 1024 * 1024

/**
 * A small file can claim any number of pixels: 5,000 × 5,000 is taken, more is rejected before it is decoded. With 16 bits a
 * colour, so many take half a gigabyte of memory.
 */
const maxPixels = 25_000_000

/** How long a picture may take to decode and encode, once it is its turn. */
const timeoutMs = 10_000

/** Each file that is decoded needs memory. */
const oneByOne = pLimit(1)

/** So many files wait for their turn. */
const maxWaiting = 12

/** Why a picture is not taken, in a sentence for whoever gave it. */
export class PictureError extends Error {}

/** So many pictures wait that this one is not looked at. It may be given again. */
export class PicturesBusy extends PictureError {
  override message = 'Many pictures are being read at the moment. Try again in a minute.'
}

/** By when something must be done. */
export interface Deadline {
  msLeft(): number
}

export function deadlineIn(ms: number): Deadline {
  const end = performance.now() + ms
  return { msLeft: () => end - performance.now() }
}

/** A picture that can be part of a theme. */
export interface Picture {
  /** As `data:image/webp;base64,…`: SVG, WebP, or PNG. */
  address: string
  /** In CSS pixels. */
  width: number
  height: number
}

/** Red, green, blue and alpha of each pixel, row by row, 0 to 255. Colours are not multiplied by alpha. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

/** What a picture is for: an icon becomes square, a logo loses the empty margin around it. */
export type PictureUse = 'logo' | 'favicon'

/**
 * Makes a picture for a theme of any file that people have a logo in: SVG, PNG, JPEG, WebP, GIF, AVIF, TIFF, ICO or
 * BMP. Of an animation the first picture is kept. An SVG stays one, without its scripts, unless it is too large;
 * everything else is scaled down to what a page shows on a sharp screen.
 *
 * @param bytes of the file; its name and what a browser says of its type are of no account
 * @param deadline for several pictures together, waiting for their turn included
 * @throws PictureError where it cannot be taken
 */
export async function readPicture(bytes: Uint8Array, use: PictureUse, deadline?: Deadline): Promise<Picture> {
  if (bytes.length === 0) throw new PictureError(`The file is empty. ${chooseText}`)
  if (bytes.length > maxPictureFileBytes) {
    throw new PictureError(
      `The file has more than ${maxPictureFileBytes / 1024 / 1024} MB. Choose a smaller one.`,
    )
  }
  if (oneByOne.pendingCount >= maxWaiting) throw new PicturesBusy()
  const svg = svgTextOf(bytes)
  return inTurn(deadline, (own) =>
    svg === undefined ? readRaster(bytes, use, own) : readDrawing(svg, use, own),
  )
}

/** Waits until no other picture is read. @param read gets the deadline of this picture */
const inTurn = <Result>(deadline: Deadline | undefined, read: (own: Deadline) => Promise<Result>) =>
  oneByOne(() => read(deadlineIn(Math.min(timeoutMs, deadline?.msLeft() ?? timeoutMs))))

/**
 * The pixels of a picture of a theme, scaled down to at most 128 in each direction.
 *
 * @param address such as `data:image/webp;base64,…`
 * @throws PictureError where it cannot be read
 */
export async function pixelsOf(address: string, deadline?: Deadline): Promise<Pixels> {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  const svg = svgTextOf(bytes)
  return inTurn(deadline, async (own) =>
    readPixels(await open(svg === undefined ? bytes : await drawnBytes(svg)), 128, own),
  )
}

/** What files may be, as a person reads it. */
export const pictureTypes = 'SVG, PNG, JPEG, WebP, GIF, AVIF, TIFF, ICO or BMP'
const chooseText = `Choose a file of the type ${pictureTypes}.`
const noPictureText = `This file is not a picture. ${chooseText}`

/**
 * A picture whose head was read, and that is decoded when its pixels are asked for.
 *
 * @throws PictureError where it has no such head, or it claims too many pixels
 */
async function open(input: SharpInput, options: SharpOptions = {}): Promise<Sharp> {
  // Loaded by the first picture: the simulator starts without it.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  const unlimited = sharp(input, { ...options, limitInputPixels: false })
  const { width, height } = await unlimited.metadata().catch(() => {
    throw new PictureError(noPictureText)
  })
  if (width * height > maxPixels) throw new PictureError(tooManyPixelsText)
  return sharp(input, { limitInputPixels: maxPixels, failOn: 'error', ...options })
}

/** @returns the text of an SVG, also where it is compressed; undefined for any other file */
function svgTextOf(bytes: Uint8Array): string | undefined {
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isCompressed ? decompress(bytes) : bytes
  const isUtf16 = (plain[0] === 0xff && plain[1] === 0xfe) || (plain[0] === 0xfe && plain[1] === 0xff)
  const encoding = isUtf16 ? (plain[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  const head = new TextDecoder(encoding).decode(plain.subarray(0, 8192))
  return /^\s*<[?!s]/.test(head) && /<(svg:)?svg[\s>]/.test(head)
    ? new TextDecoder(encoding).decode(plain)
    : undefined
}

function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxPictureFileBytes })
  } catch {
    throw new PictureError(noPictureText)
  }
}

async function readDrawing(source: string, use: PictureUse, deadline: Deadline): Promise<Picture> {
  const part = visiblePart(await readPixels(await open(await drawnBytes(source)), 512, deadline))
  const drawing = use === 'logo' ? readSvg(source, part) : readSvg(source)
  const bytes = Buffer.from(drawing.markup)
  if (bytes.length > maxPictureBytes) return encode(await open(bytes), use, deadline)
  const { width, height } = drawing
  return { address: `data:image/svg+xml;base64,${bytes.toString('base64')}`, width, height }
}

/** An SVG that can be drawn: the pictures in it, which are decoded with it, are checked. */
async function drawnBytes(source: string): Promise<Buffer> {
  const { markup } = orBroken(() => readSvg(source))
  let pixels = 0
  for (const [, data = ''] of markup.matchAll(/data:image\/\w+;base64,([^"')]*)/gi)) {
    const { width, height } = await (await open(Buffer.from(data, 'base64'))).metadata()
    pixels += width * height
  }
  if (pixels > maxPixels) throw new PictureError(tooManyPixelsText)
  return Buffer.from(markup)
}

async function readRaster(bytes: Uint8Array, use: PictureUse, deadline: Deadline): Promise<Picture> {
  const { data, width, height } = await readPixels(await openRaster(bytes), maxDecodedSide, deadline)
  const pixels = await open(data, { raw: { width, height, channels: 4 } })
  const few = await readPixels(pixels, 128, deadline)
  visiblePart(few)
  return encode(use === 'logo' && hasMargin(few) ? pixels.trim({ threshold: 20 }) : pixels, use, deadline)
}

/** In pixels. A large file is decoded once, to twice of what is kept, so that a margin can be cut off. */
const maxDecodedSide = 1920

async function openRaster(bytes: Uint8Array): Promise<Sharp> {
  if (!isIcon(bytes) && !isBmp(bytes)) return (await open(bytes)).autoOrient()
  const picture = orBroken(() => (isIcon(bytes) ? largestOfIcon(bytes) : readBmp(bytes)))
  if (picture instanceof Uint8Array) return open(picture)
  const { data, width, height } = picture
  return open(data, { raw: { width, height, channels: 4 } })
}

/** Fainter pixels are not seen. */
const minAlpha = 16

/**
 * Where a picture has anything to see, with half a pixel around it.
 *
 * @throws PictureError where it has nothing
 */
function visiblePart({ data, width, height }: Pixels): Part {
  const isVisible = (x: number, y: number) => (data[(y * width + x) * 4 + 3] ?? 0) >= minAlpha
  const columns = Array.from({ length: width }, (_, x) => x)
  const rows = Array.from({ length: height }, (_, y) => y)
  const seenColumns = columns.filter((x) => rows.some((y) => isVisible(x, y)))
  const seenRows = rows.filter((y) => columns.some((x) => isVisible(x, y)))
  const [left, right, top, bottom] = [seenColumns[0], seenColumns.at(-1), seenRows[0], seenRows.at(-1)]
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) {
    throw new PictureError('The picture is empty: all of it is transparent.')
  }
  return {
    left: left / width,
    top: top / height,
    width: (right - left + 1) / width,
    height: (bottom - top + 1) / height,
  }
}

/** Whether the corners are transparent or white, so that a margin of that colour says nothing. */
function hasMargin({ data, width, height }: Pixels): boolean {
  const corners = [0, width - 1, (height - 1) * width, height * width - 1]
  return corners.every((corner) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(corner * 4, corner * 4 + 4)
    return alpha < minAlpha || Math.min(red, green, blue) >= 245
  })
}

async function readPixels(sharp: Sharp, side: number, deadline: Deadline): Promise<Pixels> {
  const { format } = await sharp.metadata()
  const pixels = sharp
    .clone()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: format !== 'svg' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
  const { data, info } = await bufferOf(pixels, deadline)
  return { data, width: info.width, height: info.height }
}

/** What comes of a picture. @throws PictureError where it cannot be read, or not in time */
async function bufferOf(sharp: Sharp, deadline: Deadline) {
  const left = deadline.msLeft()
  if (left <= 0) throw new PictureError(tooSlowText)
  try {
    // libvips counts whole seconds.
    return await sharp.timeout({ seconds: Math.ceil(left / 1000) }).toBuffer({ resolveWithObject: true })
  } catch {
    throw new PictureError(deadline.msLeft() <= 0 ? tooSlowText : brokenText)
  }
}

type Format = (sharp: Sharp) => Sharp

const lossless: Format = (sharp) => sharp.webp({ lossless: true })
const webp =
  (quality: number): Format =>
  (sharp) =>
    sharp.webp({ quality, smartSubsample: true })
const png: Format = (sharp) => sharp.png({ palette: true, effort: 8 })

/** What is tried in turn, until one fits into a theme: the box in which the picture stays, and how it is encoded. */
const attempts: Record<PictureUse, readonly [width: number, height: number, format: Format][]> = {
  // A page shows a logo in at most 320 × 96 CSS pixels, and screens have up to three of their own to each.
  logo: [
    [960, 288, lossless],
    [960, 288, webp(90)],
    [640, 192, webp(80)],
    [320, 96, webp(60)],
  ],
  favicon: [
    [180, 180, png],
    [96, 96, png],
  ],
}

async function encode(sharp: Sharp, use: PictureUse, deadline: Deadline): Promise<Picture> {
  const { format: given } = await sharp.metadata()
  for (const [width, height, format] of attempts[use]) {
    const size = { width, height, withoutEnlargement: given !== 'svg' }
    const resized =
      use === 'logo'
        ? sharp.clone().resize({ ...size, fit: 'inside' })
        : sharp.clone().resize({ ...size, fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    const { data, info } = await bufferOf(format(resized), deadline)
    if (data.length > maxPictureBytes) continue
    return {
      address: `data:image/${info.format};base64,${data.toString('base64')}`,
      width: info.width,
      height: info.height,
    }
  }
  throw new PictureError('The picture cannot be made small enough.')
}

const brokenText = 'The file is broken: it cannot be read as a picture.'
const tooSlowText = 'The picture takes too long to read.'
const complicatedText = 'The drawing is too complicated. Upload it as a PNG.'

function orBroken<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw new PictureError(error instanceof ComplicatedDrawing ? complicatedText : brokenText)
  }
}

const tooManyPixelsText = `The picture has more than ${maxPixels / 1e6} million pixels.`
