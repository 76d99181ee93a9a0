import type { ServerResponse } from 'node:http'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anywhere, Destinations } from '../../destinations/destinations.ts'
import { WebSite } from '../../testing/web-site.ts'
import { contrast, oklchOfHex } from '../colour.ts'
import { contrastAdvice } from '../contrast.ts'
import { PicturesBusy, readPicture } from '../picture.ts'
import { defaultTheme, themeSchema } from '../theme.ts'
import { proposeTheme } from './proposal.ts'

let site: WebSite
beforeEach(async () => {
  site = new WebSite()
  await site.listen()
})
afterEach(() => site.close())

const drawing = (colour: string, width = 120, height = 40) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path fill="${colour}" d="M0 0h${width}v${height}H0z"/></svg>`
const png = (background: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer()

type Files = Record<string, [type: string, content: string | Uint8Array]>

/** Serves files by their paths. */
function serve(files: Files): void {
  for (const [path, [type, content]] of Object.entries(files)) {
    site.pages[path] = (_, response) => response.setHeader('content-type', type).end(content)
  }
}

const propose = (website: string | undefined = site.origin, destinations = anywhere) =>
  proposeTheme({ website }, standard, destinations)
const standard = { value: 'Mill', from: 'the settings' }

/** By member, where it was found. */
const sources = ({ notes: { from, colours } }: Awaited<ReturnType<typeof propose>>) => ({
  ...from,
  colours: colours[0]?.from,
})

describe('a theme is proposed', () => {
  it('without a logo where its only picture is a photograph for social networks', async () => {
    const pixels = Buffer.from(
      Array.from({ length: 300 * 150 * 3 }, (_, index) => (index * 2654435761) >>> 24),
    )
    const photograph = sharp(pixels, { raw: { width: 300, height: 150, channels: 3 } })
    serve({
      '/': ['text/html', '<title>Marram</title><meta property="og:image" content="photo.png">'],
      '/photo.png': ['image/png', await photograph.png().toBuffer()],
    })
    const { theme, notes } = await propose()
    expect(theme.logo).toBeUndefined()
    expect(notes.missing).toContain('No logo was found.')
  })

  it('of a white logo with black buttons, and that is said', async () => {
    const logo = { name: 'white.svg', bytes: Buffer.from(drawing('#fff')) }
    const { theme, notes } = await proposeTheme({ logo }, standard, anywhere)
    expect(contrast(theme.light.accent, theme.light.surface)).toBeGreaterThan(10)
    expect(notes.colours[0]?.value).toBe('#ffffff')
    expect(notes.repairs).toContainEqual(expect.objectContaining({ scheme: 'light', use: 'accent' }))
  })

  it('of a plain page: its title, its picture of a logo, its icon, and the colour of the logo', async () => {
    serve({
      '/': [
        'text/html',
        '<title>Home | Marram</title><link rel=icon href=icon.png><header><a href="/"><img src="img/brand.png"></a></header>',
      ],
      '/img/brand.png': ['image/png', await png('#0a5a3c', 200, 60)],
      '/icon.png': ['image/png', await png('#0a5a3c', 48, 48)],
    })
    const proposal = await propose(site.origin)
    expect(sources(proposal)).toEqual({
      businessName: 'the page’s title',
      logo: 'the logo on the page',
      favicon: 'the page’s icon',
      colours: 'the logo',
    })
    expect(proposal.theme).toMatchObject({
      businessName: 'Marram',
      logo: expect.stringMatching(/^data:image\/webp/),
      favicon: expect.stringMatching(/^data:image\/png/),
    })
    expect(proposal.notes).toMatchObject({
      source: new URL(site.origin).host,
      colours: [{ value: '#0a5a3c' }],
      missing: [],
    })
    expect(proposal.notes.repairs.map(({ scheme, use }) => `${use} ${scheme}`)).toEqual([
      'accent dark',
      'link dark',
    ])
    expect(themeSchema.parse(proposal.theme)).toEqual(proposal.theme)
  })

  it('of what its manifest says, where the page itself says little', async () => {
    serve({
      '/': [
        'text/html',
        '<link rel=manifest href=/app/site.webmanifest><div id=root></div><script src=app.js></script>',
      ],
      '/app/site.webmanifest': [
        'application/manifest+json',
        JSON.stringify({
          short_name: 'Kiln',
          theme_color: '#7a1f4b',
          icons: [{ src: '512.png', sizes: '512x512' }],
        }),
      ],
      '/app/512.png': ['image/png', await png('#ffffff', 512, 512)],
    })
    const proposal = await propose()
    expect(sources(proposal)).toEqual({
      businessName: 'the website’s manifest',
      logo: 'the website’s manifest',
      favicon: 'the website’s manifest',
      colours: 'the website’s manifest',
    })
    expect(proposal.notes.colours.map(({ value }) => value)).toEqual(['#7a1f4b', '#ffffff'])
    expect(site.requests.map(({ url }) => url)).not.toContain('/app.js')
  })

  it('with a colour that is changed where it could not be read, which is said', async () => {
    serve({ '/': ['text/html', '<meta name=theme-color content="#ffe600"><title>Sun</title>'] })
    const { theme, notes } = await propose()
    expect(contrastAdvice(theme)).toEqual([])
    expect(notes.colours[0]).toEqual({ value: '#ffe600', from: 'the page’s theme colour' })
    expect(theme.light.accent).toBe(oklchOfHex('#ffe600'))
    expect(notes.repairs).toEqual([{ scheme: 'light', use: 'link', instead: expect.stringMatching(/^#/) }])
  })

  it('of a page with a logo that is drawn within it, in the charset that it names', async () => {
    const markup = `<meta charset=windows-1252><title>Caf\xe9 Zo\xeb</title><a class=logo href=/>${drawing('#b3123c')}</a>`
    serve({ '/': ['text/html', Buffer.from(markup, 'latin1')] })
    const { theme, notes } = await propose()
    expect(theme.businessName).toBe('Café Zoë')
    expect(theme.logo).toMatch(/^data:image\/svg\+xml/)
    expect(notes.colours).toEqual([{ value: '#b3123c', from: 'the logo' }])
    expect(notes.missing).toEqual(['No favicon was found.'])
  })

  it('with the first picture that is one', async () => {
    serve({
      '/': [
        'text/html',
        '<title>Marram</title><header class=logo><img class=logo src=gone.png><img class=logo src=page.png><img class=logo src=broken.png></header><meta property="og:image" content="photo.png">',
      ],
      '/page.png': ['text/html', '<title>Not found</title>'],
      '/broken.png': ['image/png', 'PNG'],
      '/photo.png': ['image/png', await png('#336699', 120, 63)],
    })
    expect(sources(await propose())).toMatchObject({ logo: 'the picture for social networks' })
  })

  it('of a page that says nothing: the name in its address, and the default colours', async () => {
    serve({ '/': ['text/html', ''] })
    const { theme, notes } = await propose()
    expect(theme).toEqual({ ...defaultTheme, businessName: '127.0.0.1' })
    expect(notes.missing).toEqual(['No logo was found.', 'No favicon was found.', 'No colour was found.'])
  })

  it('not while many pictures wait to be read, and that is said', async () => {
    serve({ '/': ['text/html', '<title>Busy</title><img class=logo src=/logo.png>'] })
    const large = await png('#336699', 5000, 5000)
    const others: Promise<unknown>[] = []
    const read = (msLeft: number) =>
      others.push(readPicture(large, 'logo', { msLeft: () => msLeft }).catch(() => undefined))
    site.pages['/logo.png'] = (_, response) => {
      read(5000)
      // The first has its turn by then.
      setImmediate(() => {
        for (let number = 0; number < 15; number++) read(0)
        response.end(large)
      })
    }
    await expect(propose()).rejects.toBeInstanceOf(PicturesBusy)
    await Promise.all(others)
  })

  it('of what came, where pictures do not come in time', async () => {
    const stuck: ServerResponse[] = []
    serve({ '/': ['text/html', '<title>Slow</title><img class=logo src=/logo.png>'] })
    site.pages['/logo.png'] = (_, response) => void stuck.push(response)
    site.pages['/favicon.ico'] = (_, response) => void stuck.push(response)
    const limit = new AbortController()
    const work = proposeTheme({ website: site.origin }, standard, anywhere, { signal: limit.signal })
    await expect.poll(() => stuck.length).toBe(1)
    limit.abort()
    const { theme, notes } = await work
    expect(theme.businessName).toBe('Slow')
    expect(notes.missing[0]).toMatch(/did not answer within 10 seconds\.$/)
  })

  it('of the pictures that are read in time: all of a website have one deadline', async () => {
    serve({
      '/': ['text/html', '<title>Slow</title><img class=logo src=/logo.png><link rel=icon href=/icon.png>'],
      '/logo.png': ['image/png', await png('#0a5a3c', 200, 60)],
      '/icon.png': ['image/png', await png('#0a5a3c', 48, 48)],
    })
    const msLeft = [5000]
    const pictures = { msLeft: () => msLeft.shift() ?? 0 }
    const { theme, notes } = await proposeTheme({ website: site.origin }, standard, anywhere, { pictures })
    expect(theme.logo).toBeDefined()
    expect(theme.favicon).toBeUndefined()
    expect(notes.missing).toEqual(['No favicon was found.', 'No colour was found.'])
  })

  it('of an address without its scheme, also where it is not found by https', async () => {
    serve({ '/': ['text/html', '<title>Marram</title>'] })
    expect((await propose(site.origin.replace('http://', ''))).theme.businessName).toBe('Marram')
  })

  it.each(['', 'marram', 'http://', 'ftp://shop.example', 'javascript:alert(1)'])(
    'not of “%s”, which is no website',
    async (address) => {
      await expect(propose(address || ' ')).rejects.toThrow(
        'Enter the address of a website, such as shop.example.',
      )
    },
  )

  it('of a logo alone, without a network', async () => {
    const logo = { name: 'logo.svg', bytes: Buffer.from(drawing('#b3123c', 40, 40)) }
    const { theme, notes } = await proposeTheme({ logo }, standard, new Destinations({ own: [], listed: [] }))
    expect(theme).toMatchObject({
      businessName: 'Mill',
      logo: expect.any(String),
      favicon: expect.any(String),
    })
    expect(notes).toMatchObject({
      source: 'logo.svg',
      colours: [{ value: '#b3123c', from: 'the file logo.svg' }],
      missing: [],
    })
  })

  it('of a website with the logo of a file', async () => {
    serve({
      '/': ['text/html', '<title>Marram</title><img class=logo src=logo.svg>'],
      '/logo.svg': ['image/svg+xml', drawing('#111111')],
    })
    const logo = { name: 'new.svg', bytes: Buffer.from(drawing('#b3123c')) }
    const proposal = await proposeTheme({ website: site.origin, logo }, standard, anywhere)
    expect(proposal.theme.businessName).toBe('Marram')
    expect(sources(proposal)).toMatchObject({ logo: 'the file new.svg', colours: 'the file new.svg' })
    expect(site.requests.map(({ url }) => url)).not.toContain('/logo.svg')
  })

  it('with no picture of a private network that its page names', async () => {
    const inside = new WebSite()
    await inside.listen()
    inside.pages['/logo.svg'] = (_, response) =>
      response.setHeader('content-type', 'image/svg+xml').end(drawing('#b3123c'))
    serve({ '/': ['text/html', `<title>M</title><img class=logo src="${inside.origin}/logo.svg">`] })
    const { theme } = await propose(site.origin, new Destinations({ own: [], listed: [site.origin] }))
    expect(theme.logo).toBeUndefined()
    expect(inside.requests).toEqual([])
    await inside.close()
  })
})
