import localFont from 'next/font/local'

// Each alphabet is a family of its own, so that a page loads the letters that it has and no others. `npm run fonts` makes the
// files. Next reads this one without running it, so that each range is written out; fonts.test.ts compares them.
// A file that comes late is for the next page: letters that change their width under a reader move what stands beside them.
const commissioner = localFont({
  src: './fonts/commissioner-basic.woff2',
  weight: '400 500',
  variable: '--font-commissioner',
  display: 'optional',
})

const commissionerLatin = localFont({
  src: './fonts/commissioner-latin.woff2',
  weight: '400 500',
  variable: '--font-commissioner-latin',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+00A2,U+00A4-00A8,U+00AC-00AF,U+00B1-00B6,U+00B8-00B9,U+00BC,U+00BE,U+00C0,U+00C2-00C8,U+00CA-00CC,U+00CE-00D0,U+00D2,U+00D4-00D6,U+00D8-00D9,U+00DB,U+00DD-00DF,U+00E2-00E3,U+00E5-00E6,U+00EC,U+00EE,U+00F0,U+00F2,U+00F4-00F5,U+00F7-00F9,U+00FB,U+00FD-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-2012,U+2015-2017,U+201A-201B,U+201E-2025,U+2027-205F,U+2061-206F,U+2122,U+2191,U+2193,U+2215,U+FEFF,U+FFFD',
    },
  ],
})

const commissionerLatinExt = localFont({
  src: './fonts/commissioner-latin-ext.woff2',
  weight: '400 500',
  variable: '--font-commissioner-latin-ext',
  display: 'optional',
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
  src: './fonts/commissioner-greek.woff2',
  weight: '400 500',
  variable: '--font-commissioner-greek',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF' },
  ],
})

const commissionerCyrillic = localFont({
  src: './fonts/commissioner-cyrillic.woff2',
  weight: '400 500',
  variable: '--font-commissioner-cyrillic',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' }],
})

const literata = localFont({
  src: './fonts/literata-basic.woff2',
  weight: '500',
  variable: '--font-literata',
  display: 'optional',
  adjustFontFallback: 'Times New Roman',
})

const literataLatin = localFont({
  src: './fonts/literata-latin.woff2',
  weight: '500',
  variable: '--font-literata-latin',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+00A2,U+00A4-00A8,U+00AC-00AF,U+00B1-00B6,U+00B8-00B9,U+00BC,U+00BE,U+00C0,U+00C2-00C8,U+00CA-00CC,U+00CE-00D0,U+00D2,U+00D4-00D6,U+00D8-00D9,U+00DB,U+00DD-00DF,U+00E2-00E3,U+00E5-00E6,U+00EC,U+00EE,U+00F0,U+00F2,U+00F4-00F5,U+00F7-00F9,U+00FB,U+00FD-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-2012,U+2015-2017,U+201A-201B,U+201E-2025,U+2027-205F,U+2061-206F,U+2122,U+2191,U+2193,U+2215,U+FEFF,U+FFFD',
    },
  ],
})

const literataLatinExt = localFont({
  src: './fonts/literata-latin-ext.woff2',
  weight: '500',
  variable: '--font-literata-latin-ext',
  display: 'optional',
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
  src: './fonts/literata-greek.woff2',
  weight: '500',
  variable: '--font-literata-greek',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF' },
  ],
})

const literataCyrillic = localFont({
  src: './fonts/literata-cyrillic.woff2',
  weight: '500',
  variable: '--font-literata-cyrillic',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' }],
})

/** The classes that give a document the shop's fonts. */
export const fontClasses = [
  commissioner,
  commissionerLatin,
  commissionerLatinExt,
  commissionerGreek,
  commissionerCyrillic,
  literata,
  literataLatin,
  literataLatinExt,
  literataGreek,
  literataCyrillic,
]
  .map((font) => font.variable)
  .join(' ')
