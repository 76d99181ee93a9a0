import localFont from 'next/font/local'

// Each script is a family of its own, so that a page loads the letters that it has and no others.
const commissioner = localFont({
  src: '../../node_modules/@fontsource-variable/commissioner/files/commissioner-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-commissioner',
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

const literata = localFont({
  src: '../../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-literata',
  adjustFontFallback: 'Times New Roman',
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

/** The classes that give a document the shop's fonts. */
export const fontClasses = [commissioner, commissionerGreek, literata, literataGreek]
  .map((font) => font.variable)
  .join(' ')
