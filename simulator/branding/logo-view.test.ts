import sharp from 'sharp'
import { describe, expect, it, test } from 'vitest'
import { sampleLogos } from '../testing/logos.ts'
import { withLogoView } from './logo-view.ts'
import { readPicture } from './picture.ts'
import { defaultTheme, type Theme } from './theme.ts'

const pictureOf = async (file: string) => {
  const logo = sampleLogos.find((sample) => sample.file === file)
  if (!logo) throw new Error(`There is no ${file}`)
  return (await readPicture(await logo.make(), 'logo')).address
}

/** The names of the plates in the light and in the dark. */
async function platesOf(logo: string, theme: Partial<Theme> = {}): Promise<(string | undefined)[]> {
  const { logoView, light, dark } = await withLogoView({ ...defaultTheme, ...theme, logo })
  const names = new Map([
    [light.surface, 'light'],
    [dark.surface, 'dark'],
    ['oklch(1 0 0)', 'white'],
  ])
  return [logoView.light, logoView.dark].map((view) => view?.plate && names.get(view.plate))
}

describe('a plate', () => {
  test.each([
    ['dark.svg', [undefined, 'light']],
    ['wide.png', [undefined, 'light']],
    ['white.svg', ['dark', undefined]],
    ['white.png', ['dark', undefined]],
    ['square.svg', [undefined, undefined]],
    ['tall.svg', [undefined, undefined]],
    ['square.jpg', ['white', 'white']],
    ['margin.jpg', ['white', 'white']],
    ['photograph.jpg', [undefined, undefined]],
  ])('behind %s is there where it would be lost: %j', async (file, plates) => {
    expect(await platesOf(await pictureOf(file))).toEqual(plates)
  })

  it('is not needed by a logo for each scheme', async () => {
    const logoDark = await pictureOf('white.svg')
    expect(await platesOf(await pictureOf('dark.svg'), { logoDark })).toEqual([undefined, undefined])
  })

  it('goes by the colour of the header', async () => {
    const logo = await pictureOf('dark.svg')
    const light = { ...defaultTheme.light, accent: 'oklch(0.3 0.1 260)' }
    expect(await platesOf(logo, { header: 'bar', light })).toEqual(['light', undefined])
  })

  it('is there in the dark for a logo that nobody has seen, unless another is for the dark', async () => {
    const address = 'https://example.com/logo.svg'
    expect(await platesOf(address)).toEqual([undefined, 'light'])
    expect(await platesOf(address, { logoDark: 'https://example.com/dark.svg' })).toEqual([
      undefined,
      undefined,
    ])
  })
})

test.each([
  ['square.svg', 'regular', { width: 64, height: 64 }],
  ['square.svg', 'small', { width: 48, height: 48 }],
  ['square.svg', 'large', { width: 88, height: 88 }],
  ['tall.svg', 'regular', { width: 22, height: 88 }],
  ['dark.svg', 'regular', { width: 132, height: 40 }],
  ['wide.png', 'regular', { width: 208, height: 29 }],
] as const)('%s, %s, is shown as %j', async (file, logoSize, size) => {
  const { logoView } = await withLogoView({ ...defaultTheme, logoSize, logo: await pictureOf(file) })
  for (const [side, length] of Object.entries(size)) {
    expect(logoView.light?.[side as 'width']).toBeGreaterThan(length - 4)
    expect(logoView.light?.[side as 'width']).toBeLessThan(length + 4)
  }
})

it('a picture that cannot be read is shown as one from an address', async () => {
  const { logoView } = await withLogoView({ ...defaultTheme, logo: 'data:image/png;base64,AAAA' })
  expect(logoView).toEqual({ dark: { plate: defaultTheme.light.surface } })
})

it('a logo of which a fifth of the outline would be lost gets a plate, one of which less would be does not', async () => {
  const columns = (dark: number) =>
    Array.from(
      { length: 20 },
      (_, index) => `<path d="M${index * 10} 0h6v60h-6z" fill="${index < dark ? '#111' : '#e33'}"/>`,
    )
  const logo = async (dark: number) =>
    (
      await readPicture(
        await sharp(
          Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">${columns(dark).join('')}</svg>`,
          ),
        )
          .png()
          .toBuffer(),
        'logo',
      )
    ).address
  expect(await platesOf(await logo(2))).toEqual([undefined, undefined])
  expect(await platesOf(await logo(6))).toEqual([undefined, 'light'])
})

it('a theme without a logo has no view of one', async () => {
  expect((await withLogoView(defaultTheme)).logoView).toEqual({})
})
