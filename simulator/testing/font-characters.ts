import { brotliDecompressSync } from 'node:zlib'

/** The code points that a WOFF2 file has glyphs for. Source: W3C, WOFF File Format 2.0; OpenType, cmap. */
export function fontCharacters(file: Buffer): Set<number> {
  const cmap = tableOf(file, 'cmap')
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index))
  return new Set(offsets.flatMap((offset) => charactersOf(cmap.subarray(offset))))
}

const headerLength = 48

/** The tables that have numbers instead of names; only the first and the transformed ones matter here. */
const knownTags: Record<number, string> = { 0: 'cmap', 10: 'glyf', 11: 'loca' }

function tableOf(file: Buffer, wanted: string): Buffer {
  let at = headerLength
  let start = 0
  let found: [start: number, end: number] | undefined
  for (let table = 0; table < file.readUInt16BE(12); table++) {
    const flags = file.readUInt8(at++)
    const tag = knownTags[flags & 63]
    if ((flags & 63) === 63) at += 4
    const version = flags >> 6
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
    let length = readLength()
    if (isTransformed) length = readLength()
    if (tag === wanted) found = [start, start + length]
    start += length
  }
  if (!found) throw new Error(`The font has no table ${wanted}.`)
  return brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20))).subarray(...found)

  /** A number whose bytes carry seven bits each; the highest bit says that another one follows. */
  function readLength(): number {
    let length = 0
    let byte: number
    do {
      byte = file.readUInt8(at++)
      length = length * 128 + (byte & 127)
    } while (byte & 128)
    return length
  }
}

/** Of one subtable, in one of the two formats that fonts for the web have. */
function charactersOf(subtable: Buffer): number[] {
  const format = subtable.readUInt16BE(0)
  if (format === 12) {
    return Array.from({ length: subtable.readUInt32BE(12) }, (_, group) => 16 + 12 * group).flatMap((at) =>
      between(subtable.readUInt32BE(at), subtable.readUInt32BE(at + 4)),
    )
  }
  if (format !== 4) return []
  const segments = subtable.readUInt16BE(6)
  return Array.from({ length: segments / 2 }, (_, segment) => 14 + 2 * segment)
    .flatMap((at) => between(subtable.readUInt16BE(at + segments + 2), subtable.readUInt16BE(at)))
    .filter((character) => character !== 0xffff)
}

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
