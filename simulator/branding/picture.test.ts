import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it, test } from 'vitest'
import { sampleLogos, scripted } from '../testing/logos.ts'
import { maxPictureFileBytes, PictureError, pixelsOf, readPicture } from './picture.ts'
import { defaultTheme, themeSchema } from './theme.ts'

const markupOf = (address: string) => Buffer.from(address.split(',')[1] ?? '', 'base64').toString()
const svg = (inside: string, attributes = 'viewBox="0 0 100 50"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)
const box = '<path d="M0 0h100v50H0z"/>'

/** Each is made once: the largest takes a second. */
const made = new Map<string, Promise<Buffer>>()

async function logoNamed(file: string): Promise<Buffer> {
  const logo = made.get(file) ?? Promise.resolve(sampleLogos.find((sample) => sample.file === file)?.make())
  const bytes = await logo
  if (!bytes) throw new Error(`There is no ${file}`)
  made.set(file, Promise.resolve(bytes))
  return bytes
}

test.each(sampleLogos.filter(({ problem }) => !problem))('$name: it fits into a theme', async ({ file }) => {
  const { address, width, height } = await readPicture(await logoNamed(file), 'logo')
  expect(themeSchema.safeParse({ ...defaultTheme, logo: address }).error).toBeUndefined()
  const isDrawing = file.endsWith('.svg') && file !== 'large.svg'
  expect(address).toMatch(isDrawing ? /^data:image\/svg\+xml;/ : /^data:image\/webp;/)
  const pixels = await pixelsOf(address)
  expect(pixels.width / pixels.height).toBeCloseTo(width / height, 0)
  expect(pixels.data.some((value) => value !== 0)).toBe(true)
})

test.each(sampleLogos.filter(({ problem }) => problem))(
  '$name: it is rejected',
  async ({ file, problem }) => {
    await expect(readPicture(await logoNamed(file), 'logo')).rejects.toThrow(problem)
  },
)

test.each([
  ['wide.png', 460 / 64, 0.2],
  ['square.jpg', 1, 0.05],
  ['margin.jpg', 224 / 64, 0.2],
  ['tall.svg', 1 / 4, 0.05],
  ['favicon.ico', 1, 0],
])('%s is kept without its margin, %d times as wide as high', async (file, ratio, tolerance) => {
  const { width, height } = await readPicture(await logoNamed(file), 'logo')
  expect(Math.abs(width / height - ratio)).toBeLessThanOrEqual(tolerance)
})

it('a logo is scaled down to what a page shows, and never up', async () => {
  expect(await readPicture(await logoNamed('huge.png'), 'logo')).toMatchObject({ width: 864, height: 288 })
  expect(await readPicture(await logoNamed('logo.bmp'), 'logo')).toMatchObject({ width: 120, height: 40 })
})

it('a photograph stands upright as its camera held it', async () => {
  const turned = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#123456' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(await readPicture(turned, 'logo')).toMatchObject({ width: 40, height: 80 })
})

test.each(['logo.bmp', 'from-top.bmp'])('%s has its red half above', async (file) => {
  const { data, width, height } = await pixelsOf((await readPicture(await logoNamed(file), 'logo')).address)
  expect(Buffer.from(data.subarray(0, 3)).toString('hex')).toBe('b3123c')
  expect(Buffer.from(data.subarray((height - 1) * width * 4)).toString('hex', 0, 3)).toBe('123456')
})

it('an animation is kept as its first picture', async () => {
  const { data, width } = await pixelsOf((await readPicture(await logoNamed('animated.gif'), 'logo')).address)
  expect(width).toBe(128)
  expect([...data.subarray(4 * 5, 4 * 5 + 3)]).toEqual([0xb3, 0x12, 0x3c])
})

it('a favicon that is not square is framed, not squeezed', async () => {
  const { address, ...size } = await readPicture(await logoNamed('wide.png'), 'favicon')
  expect(address).toMatch(/^data:image\/png;/)
  expect(size).toEqual({ width: 180, height: 180 })
})

describe('of an SVG', () => {
  it('nothing is kept that runs or loads', async () => {
    const { address } = await readPicture(Buffer.from(scripted), 'logo')
    expect(markupOf(address)).not.toMatch(/script|on\w+=|import|example\.com|foreign|<a|animate|data:/i)
    expect(markupOf(address)).toMatch(/fill: #123456.*<path d="M8/s)
  })

  test.each([
    ['an entity of an entity', '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', '<text>&b;</text>'],
    [
      'a file of this machine',
      '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      '<text>&a;</text>',
    ],
  ])('%s is not resolved', async (_, head, inside) => {
    const file = Buffer.concat([Buffer.from(head), svg(box + inside)])
    await expect(readPicture(file, 'logo')).rejects.toThrow('broken')
  })

  it('namespaces that an editor named by entities are understood', async () => {
    const head = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    const file = Buffer.from(`${head}<svg xmlns="&ns_svg;" viewBox="0 0 100 50">${box}</svg>`)
    expect(await readPicture(file, 'logo')).toMatchObject({ width: 100, height: 50 })
  })

  test.each([
    ['no namespace', Buffer.from(`<svg viewBox="0 0 100 50">${box}</svg>`)],
    [
      'a prefix',
      Buffer.from(
        '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><svg:path d="M0 0h100v50H0z"/></svg:svg>',
      ),
    ],
    ['compression', gzipSync(svg(box))],
    ['UTF-16', Buffer.from(`\ufeff${svg(box)}`, 'utf16le')],
    ['a margin', svg('<path d="M50 50h100v50H50z"/>', 'viewBox="0 0 200 200"')],
    ['a size in millimetres', svg(box, 'width="26.458mm" height="13.229mm"')],
    ['a size in percent', svg(box, 'width="100%" height="100%" viewBox="0 0 100 50"')],
    ['a size of millions', svg('<path d="M0 0h1e8v5e7H0z"/>', 'viewBox="0 0 1e8 5e7"')],
  ])('one with %s is twice as wide as high', async (_, file) => {
    const { address, width, height } = await readPicture(file, 'logo')
    expect(width / height).toBeCloseTo(2, 1)
    expect(width).toBeLessThanOrEqual(1000)
    const pixels = await pixelsOf(address)
    expect(pixels.data[3]).toBeGreaterThan(200)
    expect(pixels.data.at(-1)).toBeGreaterThan(200)
  })

  it('one that is not closed is rejected', async () => {
    const file = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path>')
    await expect(readPicture(file, 'logo')).rejects.toThrow('The file is broken')
  })

  const deep = (depth: number) => svg('<g>'.repeat(depth) + box + '</g>'.repeat(depth))

  it('one whose elements are nested as deeply as can be drawn is taken', async () => {
    expect(await readPicture(deep(255), 'logo')).toMatchObject({ width: 100, height: 50 })
  })

  const nested = (wrap: (inner: number) => string) =>
    Array.from({ length: 20 }, (_, index) => `<mask id="m${index + 1}">${wrap(index).repeat(2)}</mask>`).join(
      '',
    )
  const drawnMask = (style: string, reference: string) =>
    svg(`<mask id="m0">${box}</mask>${style}${reference}`)

  test.each<[string, Buffer]>([
    ['a drawing of itself', svg('<g id="a"><use href="#a"/></g>')],
    ['many elements', svg(box.repeat(100_000))],
    // The parser reads the first ones; of the others it depends on the stack whether it does.
    ...[256, 1_000, 4_000, 15_000].map((depth): [string, Buffer] => [
      `${depth} elements within each other`,
      deep(depth),
    ]),
    [
      'masks within masks',
      drawnMask(
        nested((of) => `<g mask="url(#m${of})">${box}</g>`),
        '<g mask="url(#m20)"/>',
      ),
    ],
    [
      'masks within masks by its style',
      drawnMask(
        `<style>${Array.from({ length: 21 }, (_, of) => `.c${of}{mask:url(#m${of})}`).join('')}</style>${nested((of) => `<g class="c${of}">${box}</g>`)}`,
        '<g class="c20"/>',
      ),
    ],
    [
      'uses of uses',
      svg(
        Array.from(
          { length: 9 },
          (_, of) => `<g id="a${of}">${`<use href="#a${of - 1}"/>`.repeat(9)}${box}</g>`,
        ).join(''),
      ),
    ],
    ['a very long text', svg(`<text>${'W'.repeat(100_000)}</text>`)],
    [
      'many filters',
      svg(`<filter id="f">${'<feMorphology radius="9"/>'.repeat(9)}</filter><g filter="url(#f)">${box}</g>`),
    ],
  ])('one with %s is rejected before it is drawn', async (_, file) => {
    const isTooComplicated = /^The drawing is too complicated/
    await expect(readPicture(file, 'logo')).rejects.toThrow(isTooComplicated)
    const address = `data:image/svg+xml;base64,${file.toString('base64')}`
    await expect(pixelsOf(address)).rejects.toThrow(isTooComplicated)
  })

  it('one that holds a picture of too many pixels is rejected before it is drawn', async () => {
    const large = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: '#123456' } })
      .png()
      .toBuffer()
    const image = `<image width="9" height="9" href="data:image/png;base64,${large.toString('base64')}"/>`
    await expect(readPicture(svg(box + image), 'logo')).rejects.toThrow('more than 25 million pixels')
  })

  it('one with shadows, gradients and classes is taken', async () => {
    const defs =
      '<filter id="s"><feGaussianBlur stdDeviation="2"/><feOffset dy="2"/><feMerge><feMergeNode/></feMerge></filter><linearGradient id="g"><stop stop-color="#123456"/></linearGradient>'
    const file = svg(
      `<style>.a{fill:url(#g);filter:url(#s)} path{opacity:.9}</style><defs>${defs}</defs><g class="a">${box.repeat(200)}</g>`,
    )
    expect((await readPicture(file, 'logo')).address).toMatch(/^data:image\/svg/)
  })
})

test.each([
  ['nothing', Buffer.alloc(0), /^The file is empty\. Choose a file of the type SVG, PNG, /],
  [
    'a byte too many',
    Buffer.alloc(maxPictureFileBytes + 1),
    'The file has more than 5 MB. Choose a smaller one.',
  ],
  ['only transparent pixels', svg('<g/>'), 'The picture is empty: all of it is transparent.'],
  [
    'an icon of nothing',
    Buffer.from([0, 0, 1, 0, 9, 0]),
    'The file is broken: it cannot be read as a picture.',
  ],
  ['a bitmap of nothing', Buffer.from('BM'), 'The file is broken: it cannot be read as a picture.'],
  [
    'compressed nothing',
    Buffer.from([0x1f, 0x8b]),
    /^This file is not a picture\. Choose a file of the type SVG, /,
  ],
])('a file of %s is rejected', async (_, file, message) => {
  const rejection = expect(readPicture(file, 'logo')).rejects
  await rejection.toThrow(message)
  await rejection.toBeInstanceOf(PictureError)
})

test.each(['wide.png', 'tall.svg'])('%s is not decoded when no time is left for it', async (file) => {
  const isTooSlow = 'The picture takes too long to read.'
  const over = { msLeft: () => -1 }
  const { address } = await readPicture(await logoNamed(file), 'logo', { msLeft: () => 5000 })
  await expect(readPicture(await logoNamed(file), 'logo', over)).rejects.toThrow(isTooSlow)
  await expect(pixelsOf(address, over)).rejects.toThrow(isTooSlow)
})

it('a picture is rejected while many others wait, and taken afterwards', async () => {
  const file = await logoNamed('square.jpg')
  const over = { msLeft: () => 0 }
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => readPicture(file, 'logo', over)))
  const reasons = results.map((result) => result.status === 'rejected' && result.reason.message)
  expect(reasons.slice(0, 12)).toEqual(Array(12).fill('The picture takes too long to read.'))
  expect(reasons.at(-1)).toMatch(/^Many pictures are being read at the moment/)
  expect(await readPicture(file, 'logo')).toMatchObject({ width: expect.any(Number) })
})
