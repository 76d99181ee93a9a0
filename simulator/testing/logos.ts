import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A logo as somebody may have one on their disk. */
export interface SampleLogo {
  /** What is special about it. */
  name: string
  file: string
  make: () => Buffer | Promise<Buffer>
  /** Why it is not taken. */
  problem?: RegExp
}

const word = 'M8 8h24v64H8zM48 8h64v16H64v48H48zM128 8h16v64h-16zM160 8h24l32 40V8h16v64h-24l-32-40v40h-16z'

/** A drawing of four letters, 240 × 80. */
const wordmark = (colour: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><path fill="${colour}" d="${word}"/>${more}</svg>`

const badge = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" rx="12" fill="#b3123c"/><path fill="#fff" d="M20 20h${width - 40}v12H20z"/></svg>`

const drawn = (svg: string, width: number, height: number) =>
  sharp(Buffer.from(svg)).resize({ width, height, fit: 'contain', background: '#0000' })

const onWhite = (svg: string, width: number, height: number) =>
  drawn(svg, width, height).flatten({ background: '#fff' })

/** A script in every place that an SVG has for one; each would set `window.ran`. */
export const scripted = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 240 80" onload="window.ran = parent.ran = 1">
<script>window.ran = parent.ran = 1</script><style>@import url(https://example.com/a.css); path { fill: #123456; background: url(https://example.com/b.png) }</style>
<a xlink:href="javascript:window.ran=1"><path onclick="window.ran=1" d="${word}"/></a><image href="https://example.com/c.png" width="10" height="10"/>
<foreignObject width="10" height="10"><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="window.ran=1"/></body></foreignObject>
<animate attributeName="href" values="javascript:window.ran=1"/><use href="data:image/svg+xml,&lt;svg/&gt;"/></svg>`

function icon(png: Buffer): Buffer {
  const head = Buffer.alloc(22 + 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(2, 4)
  const small = bitmapOfIcon(16)
  const entry = (index: number, side: number, length: number, start: number) => {
    const at = 6 + 16 * index
    head.writeUInt8(side % 256, at)
    head.writeUInt8(side % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(start, at + 12)
  }
  entry(0, 16, small.length, head.length)
  entry(1, 256, png.length, head.length + small.length)
  return Buffer.concat([head, small, png])
}

function bitmapHeader(width: number, height: number, depth: number): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(width, 4)
  header.writeInt32LE(height, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(depth, 14)
  return header
}

/** The picture within an ICO: twice as high as it is, for the mask that follows. */
const bitmapOfIcon = (side: number) =>
  Buffer.concat([
    bitmapHeader(side, side * 2, 32),
    Buffer.alloc(side * side * 4, Buffer.from([0x3c, 0x12, 0xb3, 0xff])),
    Buffer.alloc((side * side) / 8),
  ])

/** Red above, blue below. @param isFromTop whether its rows are stored from the top, which a height below 0 says */
function bitmapFile(width: number, height: number, isFromTop: boolean): Buffer {
  const red = Buffer.alloc((width * height * 3) / 2, Buffer.from([0x3c, 0x12, 0xb3]))
  const blue = Buffer.alloc(red.length, Buffer.from([0x56, 0x34, 0x12]))
  const pixels = Buffer.concat(isFromTop ? [red, blue] : [blue, red])
  const head = Buffer.alloc(14)
  head.write('BM')
  head.writeUInt32LE(54 + pixels.length, 2)
  head.writeUInt32LE(54, 10)
  return Buffer.concat([head, bitmapHeader(width, isFromTop ? -height : height, 24), pixels])
}

/** A PNG of a few bytes that claims a size. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body) >>> 0)
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const animated = async () =>
  sharp(
    await Promise.all(
      ['#b3123c', '#123456'].map((colour) => drawn(wordmark(colour), 240, 80).png().toBuffer()),
    ),
    { join: { animated: true } },
  )

const noise = (width: number, height: number) => {
  const data = Buffer.alloc(width * height * 3)
  let state = 1
  for (let index = 0; index < data.length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    data[index] = state >> 16
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Logos of every kind that customers have, good and bad. */
export const sampleLogos: readonly SampleLogo[] = [
  { name: 'dark, SVG', file: 'dark.svg', make: () => Buffer.from(wordmark('#101820')) },
  { name: 'white, SVG', file: 'white.svg', make: () => Buffer.from(wordmark('#fff')) },
  { name: 'in colour, square, SVG', file: 'square.svg', make: () => Buffer.from(badge(100, 100)) },
  { name: 'tall, SVG', file: 'tall.svg', make: () => Buffer.from(badge(60, 240)) },
  {
    name: 'six times as wide as high, dark on transparent, PNG',
    file: 'wide.png',
    make: () =>
      drawn(wordmark('#101820', '<path d="M232 32h236v16H232z"/>').replace('240 80', '480 80'), 1200, 200)
        .png()
        .toBuffer(),
  },
  {
    name: 'white on transparent, PNG',
    file: 'white.png',
    make: () => drawn(wordmark('#fff'), 600, 200).png().toBuffer(),
  },
  {
    name: 'square on white, JPEG',
    file: 'square.jpg',
    make: () => onWhite(badge(100, 100), 800, 800).jpeg().toBuffer(),
  },
  {
    name: 'small in a large white margin, JPEG',
    file: 'margin.jpg',
    make: () =>
      onWhite(wordmark('#123456'), 300, 100)
        .extend({ top: 400, bottom: 400, left: 200, right: 200, background: '#fff' })
        .jpeg()
        .toBuffer(),
  },
  {
    name: 'huge, PNG',
    file: 'huge.png',
    make: () => drawn(badge(300, 100), 6000, 2000).png().toBuffer(),
  },
  { name: 'a photograph, JPEG', file: 'photograph.jpg', make: () => noise(800, 450).jpeg().toBuffer() },
  { name: 'animated, GIF', file: 'animated.gif', make: async () => (await animated()).gif().toBuffer() },
  { name: 'animated, WebP', file: 'animated.webp', make: async () => (await animated()).webp().toBuffer() },
  { name: 'AVIF', file: 'logo.avif', make: () => drawn(badge(100, 100), 120, 120).avif().toBuffer() },
  {
    name: 'an icon of two sizes, ICO',
    file: 'favicon.ico',
    make: async () => icon(await drawn(badge(100, 100), 256, 256).png().toBuffer()),
  },
  { name: 'BMP', file: 'logo.bmp', make: () => bitmapFile(120, 40, false) },
  { name: 'BMP with its rows from the top', file: 'from-top.bmp', make: () => bitmapFile(120, 40, true) },
  { name: 'TIFF', file: 'logo.tiff', make: () => drawn(badge(200, 100), 200, 100).tiff().toBuffer() },
  { name: 'with scripts, SVG', file: 'scripts.svg', make: () => Buffer.from(scripted) },
  {
    name: 'larger than a theme holds, SVG',
    file: 'large.svg',
    make: () =>
      Buffer.from(
        wordmark(
          '#101820',
          Array.from({ length: 3000 }, (_, at) => `<path d="M${at % 240} 78h1v1z" fill="#b3123c"/>`).join(''),
        ),
      ),
  },
  {
    name: 'cut off, PNG',
    file: 'broken.png',
    make: async () => (await noise(200, 100).png().toBuffer()).subarray(0, 9000),
    problem: /broken/,
  },
  {
    name: 'a page that is called a picture',
    file: 'page.png',
    make: () => Buffer.from('<!doctype html><p>Not found</p>'),
    problem: /not a picture/,
  },
  {
    name: 'claiming 900 million pixels, PNG',
    file: 'bomb.png',
    make: () => bomb(30_000),
    problem: /more than 25 million pixels/,
  },
]
