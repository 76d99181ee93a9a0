import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readManifest } from './manifest.ts'
import { chooseName, nameOfFile } from './name.ts'
import { decodePage, readPage } from './page.ts'

const address = 'https://shop.example/en/'
const values = (found: { value: string }[]) => found.map(({ value }) => value)

describe('a page', () => {
  it('says its names, the site’s own first', () => {
    const { names, titles } = readPage(
      `<!doctype html><title>Mugs | Marram</title>
       <meta name=apple-mobile-web-app-title content=Marr>
       <meta name="application-name" content="Marram Shop">
       <meta property="og:site_name" content="Marram &amp; Daughters">
       <script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"Marram Ltd","logo":"/l.png"}]}</script>`,
      address,
    )
    expect(values(names)).toEqual(['Marram & Daughters', 'Marram Ltd', 'Marram Shop', 'Marr'])
    expect(titles).toEqual(['Mugs | Marram'])
  })

  it('says its names also where its structured data has no logo, but not those of brands that it sells', () => {
    const structured = (...nodes: unknown[]) =>
      values(readPage(`<script type="application/ld+json">${JSON.stringify(nodes)}</script>`, address).names)
    const product = {
      '@type': 'Product',
      name: 'Kettle',
      brand: { '@type': 'Brand', name: 'Kettles Ltd' },
      manufacturer: { '@type': 'Organization', name: 'Works Ltd' },
    }
    expect(
      structured(
        product,
        { '@type': ['Thing', 'https://schema.org/OnlineStore'], name: 'Marram' },
        { '@graph': [{ '@type': 'WebSite', name: 'Marram Ltd' }] },
      ),
    ).toEqual(['Marram', 'Marram Ltd'])
    expect(structured(product)).toEqual([])
  })

  it('has the logo of its header first, then others, and no picture for social networks', () => {
    const { logos, socialPicture } = readPage(
      `<head><base href="/assets/"><meta property="og:image" content="photo.jpg">
       <link rel="apple-touch-icon" href="touch.png">
       <script type="application/ld+json">{"logo":{"@type":"ImageObject","url":"structured.png"},"name":"M"}</script></head>
       <body class="logo-font"><header><img src="hero.jpg"><a href="/"><img src="placeholder.gif" data-src="in-header.svg"></a></header>
       <main><img src="mug.jpg"><div class="logos partner-logos"><img src="visa-logo.png"></div></main>
       <footer><img alt="Logo of Marram" srcset="in-footer.png 1x, big.png 2x"></footer></body>`,
      address,
    )
    expect(values(logos).map((logo) => logo.replace('https://shop.example/assets/', ''))).toEqual([
      'in-header.svg',
      'in-footer.png',
      'structured.png',
      'touch.png',
    ])
    expect(socialPicture?.value).toBe('https://shop.example/assets/photo.jpg')
  })

  it('has a logo that is drawn within it, as a file of its own', () => {
    const { logos } = readPage(
      '<a class="site-logo" href=/><svg viewBox="0 0 10 10"><path fill="#c00" d="M0 0h10v10z"/><title>A &amp; B</title></svg></a>',
      address,
    )
    expect(Buffer.from(logos[0]?.value.split(',')[1] ?? '', 'base64').toString()).toBe(
      '<svg viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg"><path fill="#c00" d="M0 0h10v10z"/><title>A &amp; B</title></svg>',
    )
  })

  it('has no logo of a drawing that needs the rest of the page', () => {
    expect(readPage('<i class=logo><svg><use href="#logo"/></svg></i>', address).logos).toEqual([])
  })

  it('has the icon that scales first, then the largest, and always the one that browsers look for', () => {
    const { icons } = readPage(
      `<link rel="shortcut icon" href="/16.ico"><link rel=icon sizes="32x32 48x48" href="48.png">
       <link rel="apple-touch-icon" href="180.png"><link rel=icon type="image/svg+xml" href="data:image/svg+xml,%3Csvg/%3E">`,
      address,
    )
    expect(values(icons)).toEqual([
      'data:image/svg+xml,%3Csvg/%3E',
      'https://shop.example/en/180.png',
      'https://shop.example/en/48.png',
      'https://shop.example/16.ico',
      'https://shop.example/favicon.ico',
    ])
  })

  it('has its theme colour for light first, and where its manifest is', () => {
    const page = readPage(
      `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111111">
       <meta name="THEME-COLOR" media="(prefers-color-scheme: light)" content="rebeccapurple">
       <link rel="mask-icon" color="#222222" href="mask.svg"><link rel=manifest href="../app.webmanifest">`,
      address,
    )
    expect(values(page.themeColours)).toEqual(['rebeccapurple', '#111111'])
    expect(values(page.iconColours)).toEqual(['#222222'])
    expect(page.manifest).toBe('https://shop.example/app.webmanifest')
  })

  it('says what it can where it is cut off, badly written, or only a script', () => {
    expect(readPage('<meta property=og:site_name content=Marram><title>Mar', address)).toMatchObject({
      names: [{ value: 'Marram' }],
      titles: ['Mar'],
    })
    expect(readPage('</p><link rel=icon href=\'a"b>', address).logos).toEqual([])
    expect(
      readPage('<script>document.title = "<title>No</title>"</script><div id=root>', address),
    ).toMatchObject({
      names: [],
      titles: [],
      logos: [],
    })
  })

  it('leads to nothing but websites', () => {
    const { logos, icons } = readPage(
      `<base href="javascript:alert(1)"><link rel=icon href="javascript:alert(1)"><link rel=icon href="file:///etc/passwd">
       <img class=logo src="ftp://shop.example/a"><img class=logo src="http://[">`,
      address,
    )
    expect(logos).toEqual([])
    expect(values(icons)).toEqual(['https://shop.example/favicon.ico'])
  })

  test.each([
    ['depth', '<div>'],
    ['tags', '<br>'],
    ['logos', '<img class=logo src=a>'],
    ['drawings', '<svg class=logo>'],
    ['ends without a beginning', '</b>'],
    ['attributes', '<a '],
    ['structured data', '<script type=application/ld+json>['],
    ['titles', '<title>'],
  ])('is read in a moment where it is all %s', (_, piece) => {
    const html = piece.repeat((2 * 1024 * 1024) / piece.length)
    const began = process.cpuUsage()
    expect(readPage(html, address).logos.length).toBeLessThan(10)
    // Three seconds of the processor are no measure of speed: what grows with the square takes minutes.
    expect(process.cpuUsage(began).user).toBeLessThan(3_000_000)
  })

  it('is read without an error, whatever its bytes are', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      ' ',
      '<svg class=logo',
      '</svg>',
      '<title>',
      '<base href=',
      '<link rel=icon href=',
      '<meta name=theme-color content=',
      '<script type="application/ld+json">',
      '{"logo":',
      '[',
      '</script>',
      '<!--',
      '<![CDATA[',
      '&',
      '&#x',
      'data:',
      '//',
      'http://',
      '\u0000',
      '\uD800',
      '<header>',
      '<a href=/>',
      '<img src=',
      'é',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), fc.string(), (parts, charset) => {
        const html = decodePage(Buffer.from(parts.join('')), `text/html; charset=${charset}`)
        const { names, titles, logos, icons } = readPage(html, address)
        for (const { value } of [...logos, ...icons]) expect(value).toMatch(/^(https?|data):/)
        chooseName(names, titles, 'shop.example')
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readPage(decodePage(Buffer.from(bytes), ''), address)
      }),
    )
  })
})

test.each([
  ['its header', Buffer.from('caf\xe9', 'latin1'), 'text/html; charset="ISO-8859-1"', 'café'],
  [
    'its markup',
    Buffer.from('<meta charset=windows-1253>\xd3\xf4\xdc\xeb\xe1', 'latin1'),
    'text/html',
    'Στάλα',
  ],
  ['its first bytes', Buffer.from('\uFEFFcafé', 'utf16le'), 'text/html', 'café'],
  ['nothing', Buffer.from('café'), '', 'café'],
  ['a charset that nobody knows', Buffer.from('café'), 'text/html; charset=klingon', 'café'],
])('the charset of a page is what %s says', (_, bytes, contentType, text) => {
  expect(decodePage(bytes, contentType)).toContain(text)
})

describe('a manifest', () => {
  it('says names, colour, and icons, the largest first', () => {
    const json = JSON.stringify({
      name: 'Marram, kitchen pottery',
      short_name: 'Marram',
      theme_color: '#0a6',
      icons: [
        { src: '192.png', sizes: '192x192', purpose: 'any' },
        { src: 'stencil.svg', purpose: 'monochrome' },
        { src: '/512.png', sizes: '512x512' },
        'nonsense',
      ],
    })
    const manifest = readManifest(`\uFEFF${json}`, 'https://shop.example/app/m.json')
    expect(values(manifest.names)).toEqual(['Marram', 'Marram, kitchen pottery'])
    expect(values(manifest.colours)).toEqual(['#0a6'])
    expect(values(manifest.icons)).toEqual([
      'https://shop.example/512.png',
      'https://shop.example/app/192.png',
    ])
  })

  it('is read without an error, whatever it is', () => {
    const member = fc.constantFrom('name', 'short_name', 'theme_color', 'icons', 'src')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.dictionary(member, fc.jsonValue()).map((value) => JSON.stringify(value)),
        ),
        (json) => {
          readManifest(json, address)
        },
      ),
    )
  })
})

test.each([
  [['Marram & Daughters'], ['Home'], 'shop.example', 'Marram & Daughters'],
  [['x'.repeat(41), 'Marram'], [], 'shop.example', 'Marram'],
  [[], ['Home | Marram'], 'x.example', 'Marram'],
  [[], ['Kitchen pottery – Mill Kiln'], 'www.mill-kiln.co.uk', 'Mill Kiln'],
  [[], ['Mugs for every day: buy them here', 'Marram'], 'marram.example', 'Marram'],
  [[], ['Mugs for every day: buy them here'], 'marram.example', 'Marram'],
  [[], ['Buy shoes online | M&S'], 'www.marksandspencer.com', 'M&S'],
  [[], ['Buy shoes online | M&S'], 'x.example', 'M&S'],
  [[], ['Sign in'], 'mill-kiln.example', 'Mill Kiln'],
  [['Log in', 'Marram'], ['404'], 'x.example', 'Marram'],
  [[], ['404'], 'marram.example', 'Marram'],
  [[], ['404 Not Found', 'Page not found'], 'marram.example', 'Marram'],
  [[], ['Error 503: Service Unavailable'], 'marram.example', 'Marram'],
  [[], ['Attention Required! | Cloudflare'], 'marram.example', 'Marram'],
  [[], ['Σύνδεση – Κεραμική Μύλος'], 'x.example', 'Κεραμική Μύλος'],
  [[], ['Η σελίδα δεν βρέθηκε'], 'marram.example', 'Marram'],
  [[], ['Kitchen pottery for every table'], 'x-y.example', 'X Y'],
  [[], ['ACME Europe - Tools'], 'acme.example', 'ACME Europe'],
  [[], ['Just a moment...'], 'www.mill-kiln.co.uk', 'Mill Kiln'],
  [[], ['<>'], '127.0.0.1', '127.0.0.1'],
  [[], ['Αρχική | Κεραμική'], 'x.example', 'Κεραμική'],
  [[], ['Official Site | Marram'], 'x.example', 'Marram'],
  [[], ['Welcome to Marram'], 'x.example', 'Marram'],
  [[], ['Marram Official Website'], 'marram.example', 'Marram'],
  [[], ['公式サイト｜マラム'], 'x.example', 'マラム'],
  [[], [], 'www.xn--mnchen-3ya.example', 'München'],
])('of the names %j and the titles %j at %s, the name is %s', (names, titles, host, name) => {
  expect(
    chooseName(
      names.map((value) => ({ value, from: '' })),
      titles,
      host,
    ).value,
  ).toBe(name)
})

test.each([
  ['mill-kiln_logo-white@2x.svg', 'Mill Kiln'],
  ['Marram.png', 'Marram'],
  ['logo-final (2).png', undefined],
  ['IMG_20240101.jpg', undefined],
  ['3f2a9c81d0.webp', undefined],
])('of the file %s, the name is %s', (file, name) => {
  expect(nameOfFile(file)?.value).toBe(name)
})
