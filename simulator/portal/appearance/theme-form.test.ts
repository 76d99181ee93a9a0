import { describe, expect, it, test } from 'vitest'
import { hexOf } from '../../branding/colour.ts'
import { maxPictureFileBytes } from '../../branding/picture.ts'
import { defaultTheme, type Theme, themeSchema } from '../../branding/theme.ts'
import { anywhere, Destinations } from '../../destinations/destinations.ts'
import { changed } from './changes.ts'
import { themeFromForm, themeFromJson } from './theme-form.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>'
const file = (content: string | Uint8Array<ArrayBuffer>, type: string) =>
  new File([content], 'logo', { type })

async function themeWith(form: Record<string, string | File>, before: Theme = defaultTheme): Promise<Theme> {
  const read = await themeFromForm(form, before, anywhere)
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.theme
}

describe('a theme is rejected, with the field and what to do,', () => {
  test.each<[string, Record<string, string | File>, string, RegExp]>([
    [
      'markup in a name',
      { businessName: '<script>alert(1)</script>' },
      'businessName',
      /^Enter plain text, without <, > and line breaks\.$/,
    ],
    ['an empty name', { businessName: ' ' }, 'businessName', /^Enter the name that shoppers see\.$/],
    ['a name without end', { businessName: 'x'.repeat(61) }, 'businessName', /^Use at most 60 characters\.$/],
    [
      'a script in a text',
      { 'texts.en_GB.note': '<img src=x onerror=alert(1)>' },
      'texts.en_GB.note',
      /plain/,
    ],
    ['a line break in a text', { 'texts.el_GR.heading': 'a\nb' }, 'texts.el_GR.heading', /line breaks/],
    ['CSS in a colour', { 'light.accent': 'red;}body{display:none' }, 'light.accent', /Enter a hex colour/],
    ['an address in a colour', { 'dark.ink': 'url(https://example.com)' }, 'dark.ink', /Enter a hex colour/],
    [
      'a typeface that is not shipped',
      { typeface: 'Comic Sans' },
      'typeface',
      /^Choose one of sans, serif, /,
    ],
    [
      'a huge picture',
      { 'logo.file': file(new Uint8Array(maxPictureFileBytes + 1), 'image/png') },
      'logo.file',
      /^The file has more than 5 MB\. Choose a smaller one\.$/,
    ],
    [
      'a picture that is none',
      { 'logoDark.file': file('<html>', 'text/html') },
      'logoDark.file',
      /not a picture\. Choose a file of the type SVG, PNG, /,
    ],
    [
      'a picture from a script address',
      { 'logo.address': 'javascript:alert(1)' },
      'logo.address',
      /^Enter the https address of a picture, /,
    ],
    [
      'a picture without https',
      { 'logo.address': 'http://example.com/a.png' },
      'logo.address',
      /https address/,
    ],
    [
      'a picture whose address ends a policy',
      { 'logo.address': "https://example.com/; script-src 'unsafe-inline'" },
      'logo.address',
      /https address/,
    ],
    [
      'a file of nothing',
      { 'logo.file': file('', 'image/png') },
      'logo.file',
      /^The file is empty\. Choose a file of the type SVG, PNG, /,
    ],
    [
      'a link that runs something',
      { 'footerLinks.0.label': 'Terms', 'footerLinks.0.address': 'javascript:alert(1)' },
      'footerLinks.0.address',
      /^Enter an https address, such as /,
    ],
    [
      'a link without words',
      { 'footerLinks.0.address': 'https://example.com/terms' },
      'footerLinks.0.label',
      /^Enter the text of the link\.$/,
    ],
    [
      'a link with a text in one language only',
      {
        'footerLinks.0.labels.es_ES': 'Condiciones',
        'footerLinks.0.address': 'https://example.com/terms',
      },
      'footerLinks.0.label',
      /^Enter the text of the link\.$/,
    ],
    [
      'markup in the text of a link in a language, in the third row',
      {
        'footerLinks.2.label': 'Terms',
        'footerLinks.2.labels.es_ES': '<b>Condiciones</b>',
        'footerLinks.2.address': 'https://example.com/terms',
      },
      'footerLinks.2.labels.es_ES',
      /^Enter plain text, /,
    ],
    [
      'a link that is the only one, in the second row',
      { 'footerLinks.1.label': 'Terms', 'footerLinks.1.address': 'example.com' },
      'footerLinks.1.address',
      /^Enter an https address, such as /,
    ],
  ])('for %s', async (_, form, field, message) => {
    const read = await themeFromForm({ orderSummary: 'yes', ...form }, defaultTheme, anywhere)
    if (!('errors' in read)) throw new Error('It was accepted.')
    expect(read.errors).toHaveLength(1)
    expect(read.errors[0]?.field).toBe(field)
    expect(read.errors[0]?.message).toMatch(message)
  })
})

describe('a theme from the form', () => {
  it('is the draft itself where nobody changed anything', async () => {
    const colours = Object.fromEntries(
      (['light', 'dark'] as const).flatMap((scheme) =>
        Object.entries(defaultTheme[scheme]).map(([role, colour]) => [`${scheme}.${role}`, hexOf(colour)]),
      ),
    )
    expect(await themeWith({ ...colours, orderSummary: 'yes' })).toEqual(defaultTheme)
  })

  it('keeps a picture that was uploaded earlier, until it is removed or replaced', async () => {
    const uploaded = await themeWith({ 'logo.file': file(svg, 'image/svg+xml') })
    const { logo } = uploaded
    expect(logo).toMatch(/^data:image\/svg/)
    expect((await themeWith({ 'logo.address': '' }, uploaded)).logo).toBe(logo)
    const address = 'https://example.com/logo.svg'
    expect((await themeWith({ 'logo.address': address }, uploaded)).logo).toBe(address)
    expect((await themeWith({ 'logo.remove': 'yes' }, uploaded)).logo).toBeUndefined()
  })

  it('has the file that was chosen, also where the picture before it was to be removed', async () => {
    const before: Theme = { ...defaultTheme, logo: 'https://example.com/logo.svg' }
    const form = { 'logo.remove': 'yes', 'logo.file': file(svg, 'image/svg+xml') }
    expect((await themeWith(form, before)).logo).toMatch(/^data:image\/svg/)
  })

  it('takes a colour as it is written in a style sheet, and keeps one that nobody changed to the last digit', async () => {
    const { light, dark } = await themeWith({
      'light.accent': ' #0A5C8A',
      'light.ink': '#abc',
      'dark.accent': 'c8102e',
      'dark.ink': hexOf(defaultTheme.dark.ink).toUpperCase(),
    })
    expect([light.accent, light.ink, dark.accent].map(hexOf)).toEqual(['#0a5c8a', '#aabbcc', '#c8102e'])
    expect(dark.ink).toBe(defaultTheme.dark.ink)
  })

  it('names every field that is wrong, pictures too', async () => {
    const form = { businessName: '', 'logo.file': file('no picture', 'image/png'), 'light.accent': 'red' }
    const read = await themeFromForm(form, defaultTheme, anywhere)
    expect('errors' in read && read.errors.map(({ field }) => field)).toEqual([
      'logo.file',
      'businessName',
      'light.accent',
    ])
  })

  it('has the texts and links that were typed', async () => {
    const theme = await themeWith({
      'texts.nl_NL.heading': 'Afrekenen',
      'footerLinks.2.label': 'Terms',
      'footerLinks.2.address': 'https://example.com/terms',
      'footerLinks.3.label': 'Privacy',
      'footerLinks.3.labels.nl_NL': ' Privacybeleid ',
      'footerLinks.3.labels.el_GR': '',
      'footerLinks.3.address': 'https://example.com/privacy',
    })
    expect(theme.texts).toEqual({ nl_NL: { heading: 'Afrekenen' } })
    expect(theme.footerLinks).toEqual([
      { label: 'Terms', address: 'https://example.com/terms' },
      { label: 'Privacy', labels: { nl_NL: 'Privacybeleid' }, address: 'https://example.com/privacy' },
    ])
    expect(themeFromJson(JSON.stringify(theme), anywhere)).toEqual({ theme })
  })
})

describe('the buttons of the editor', () => {
  it('take a look, and leave name and texts alone', () => {
    const theme = changed({ ...defaultTheme, businessName: 'Mill' }, 'preset:violet', undefined)
    expect(theme).toMatchObject({ businessName: 'Mill', typeface: 'inter', header: 'bar' })
  })

  it('make all colours from one', () => {
    expect(changed(defaultTheme, 'base', '#7a1f4b')?.light.accent).not.toBe(defaultTheme.light.accent)
  })

  it('take one colour, if it is one', () => {
    const taken = 'oklch(0.3 0.1 20)'
    expect(changed(defaultTheme, `take:dark.ink:${taken}`, undefined)?.dark.ink).toBe(taken)
    expect(changed(defaultTheme, 'take:dark.ink:red;}', undefined)).toEqual(defaultTheme)
    expect(changed(defaultTheme, 'take:dark.nothing:red', undefined)).toEqual(defaultTheme)
  })
})

describe('where a theme may not lead', () => {
  const destinations = new Destinations({ own: ['https://shop.example'], listed: [] })
  const links = {
    'logo.address': 'https://pictures.example/logo.png',
    'favicon.address': 'https://shop.example/favicon.png',
    'footerLinks.0.label': 'Terms',
    'footerLinks.0.address': 'https://shop.example/terms',
    'footerLinks.2.label': 'Privacy',
    'footerLinks.2.address': 'https://elsewhere.example/privacy',
  }

  it('is named, each in its field', async () => {
    const read = await themeFromForm(links, defaultTheme, destinations)
    expect(read).toEqual({
      errors: ['logo.address', 'footerLinks.2.address'].map((field) => ({
        field,
        message: expect.stringMatching(/^It must be .* SIMULATOR_ALLOWED_ORIGINS\.$/),
      })),
    })
  })

  it('is named of a theme as JSON', () => {
    const theme = { ...defaultTheme, favicon: 'https://pictures.example/icon.png' }
    expect(themeFromJson(JSON.stringify(theme), destinations)).toMatchObject({
      errors: [{ field: 'favicon' }],
    })
  })
})

describe('a theme as JSON', () => {
  it('comes back as it was exported', () => {
    expect(themeFromJson(JSON.stringify(defaultTheme), anywhere)).toEqual({ theme: defaultTheme })
  })

  test.each([
    ['{', 'theme', /^This is not JSON\. Enter all of a theme that was exported\.$/],
    ['', 'theme', /^This is not JSON\./],
    [
      JSON.stringify({ ...defaultTheme, corners: 'jagged' }),
      'corners',
      /^Choose one of square, soft, round\.$/,
    ],
    [
      JSON.stringify({ ...defaultTheme, businessName: undefined }),
      'businessName',
      /^This is missing\. Add it as in a theme that was exported\.$/,
    ],
    [JSON.stringify({ ...defaultTheme, businessName: 7 }), 'businessName', /^Enter text\.$/],
    [JSON.stringify({ ...defaultTheme, footerLinks: {} }), 'footerLinks', /^Enter a list\.$/],
    [JSON.stringify({ ...defaultTheme, stylesheet: 'x' }), '', /^Remove what no theme has: stylesheet\.$/],
  ])('is rejected: %#', (text, field, message) => {
    const read = themeFromJson(text, anywhere)
    if (!('errors' in read)) throw new Error('It was accepted.')
    expect(read.errors[0]).toMatchObject({ field, message: expect.stringMatching(message) })
  })

  it('has one whole sentence for each member, whatever is wrong with it', () => {
    const values = [undefined, null, 7, -1, '', '<', 'x'.repeat(5_000), true, [], {}, [{}], { xx_XX: {} }]
    const themes = Object.keys(themeSchema.shape).flatMap((member) => [
      ...values.map((value) => ({ ...defaultTheme, [member]: value })),
      ...values.map((value) => ({ ...defaultTheme, logoView: { light: { width: value } }, [member]: [] })),
    ])
    const light = values.map((accent) => ({ ...defaultTheme, light: { ...defaultTheme.light, accent } }))
    for (const theme of [...values, ...themes, ...light]) {
      const read = themeFromJson(JSON.stringify(theme) ?? '', anywhere)
      const errors = 'errors' in read ? read.errors : []
      for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/)
      for (const { message } of errors) expect(message).not.toMatch(/expected|Invalid|Unrecognized|Too/)
      expect(new Set(errors.map(({ field }) => field)).size).toBe(errors.length)
    }
  })
})
