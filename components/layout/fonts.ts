import localFont from 'next/font/local'

// Each script is a family of its own, so that a page loads the letters that it has and no others. Next reads this file
// without running it, so that each range is written out; fonts.test.ts compares it with that of the typeface's package.
const commissioner = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-commissioner',
})

const commissionerLatinExt = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-commissioner-latin-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})

const commissionerGreek = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-greek-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-commissioner-greek',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
    },
  ],
})

const commissionerCyrillic = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-cyrillic-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-commissioner-cyrillic',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    },
  ],
})

const literata = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-literata',
  adjustFontFallback: 'Times New Roman',
})

const literataLatinExt = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-latin-ext-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-literata-latin-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})

const literataGreek = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-greek-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-literata-greek',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
    },
  ],
})

const literataCyrillic = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-cyrillic-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-literata-cyrillic',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    },
  ],
})

/** The classes that give a document the shop's fonts. */
export const fontClasses = [
  commissioner,
  commissionerLatinExt,
  commissionerGreek,
  commissionerCyrillic,
  literata,
  literataLatinExt,
  literataGreek,
  literataCyrillic,
]
  .map((font) => font.variable)
  .join(' ')
