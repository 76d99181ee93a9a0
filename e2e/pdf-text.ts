import { inflateSync } from 'node:zlib'

/** The text of a PDF that PDFKit has written with typefaces of its own, with a blank wherever it moves on. */
export function pdfText(pdf: Buffer): string {
  const objects = new Map<string, string>()
  for (const [, number = '', object = ''] of pdf
    .toString('latin1')
    .matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number, object)
  const stream = (object = '') => {
    const [, data] = /stream\n([\s\S]*)\nendstream/.exec(object) ?? []
    return data === undefined ? '' : inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
  }
  const drawn = [...objects.values()].map(stream).filter((text) => /^BT$/m.test(text))
  const resources = [...objects.values()].join('\n')
  /** What each glyph of a typeface stands for, such as F1. */
  const glyphs = (name: string): string[] => {
    const font = new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1] ?? ''
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1] ?? ''
    const ranges = [...stream(objects.get(map)).matchAll(/\[(.*?)\]/g)].map(([, range]) => range).join(' ')
    return [...ranges.matchAll(/<(.*?)>/g)].map(([, codes = '']) =>
      String.fromCharCode(...codes.split(' ').map((code) => Number.parseInt(code, 16))),
    )
  }
  const runs = drawn.flatMap((text) => [...text.matchAll(/\/(F\d+) [\d.]+ Tf\n\[(.*?)\] TJ/g)])
  const names = new Map(runs.map(([, name = '']) => [name, glyphs(name)]))
  return runs
    .map(([, name = '', run = '']) =>
      [...run.matchAll(/<(.*?)>/g)]
        .flatMap(([, codes = '']) => codes.match(/.{4}/g) ?? [])
        .map((code) => names.get(name)?.[Number.parseInt(code, 16)] ?? '')
        .join(''),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
}
