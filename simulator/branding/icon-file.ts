import decodeBmp from 'decode-bmp'

/** Pixels as a file of Windows holds them: red, green, blue and alpha, row by row. */
interface Bitmap {
  data: Uint8ClampedArray
  width: number
  height: number
}

/** Decoding runs in JavaScript: a file that claims more would hold up everything else. */
const maxPixels = 4_000_000

export const isIcon = (bytes: Uint8Array): boolean =>
  bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1 && bytes[3] === 0

export const isBmp = (bytes: Uint8Array): boolean => bytes[0] === 0x42 && bytes[1] === 0x4d

/**
 * The largest picture of an ICO: a PNG file, or pixels.
 *
 * @throws Error where it holds none that can be read
 */
export function largestOfIcon(bytes: Uint8Array): Uint8Array | Bitmap {
  const view = viewOf(bytes)
  const entries = Array.from({ length: Math.min(view.getUint16(4, true), 64) }, (_, index) => {
    const at = 6 + 16 * index
    return {
      // 0 stands for 256.
      width: view.getUint8(at) || 256,
      height: view.getUint8(at + 1) || 256,
      depth: view.getUint16(at + 6, true),
      start: view.getUint32(at + 12, true),
      length: view.getUint32(at + 8, true),
    }
  })
  const [largest] = entries.sort((one, other) => other.width - one.width || other.depth - one.depth)
  if (!largest) throw new Error('It holds no picture')
  const { width, height, start, length } = largest
  const data = bytes.subarray(start, start + length)
  if (data[0] === 0x89) return data
  checkSize(viewOf(data).getUint32(4, true), viewOf(data).getUint32(8, true) / 2)
  return opaqueWhereEmpty(decodeBmp(data, { width, height, icon: true }))
}

/** @throws Error where the file cannot be read */
export function readBmp(bytes: Uint8Array): Bitmap {
  const height = viewOf(bytes).getInt32(22, true)
  checkSize(viewOf(bytes).getUint32(18, true), Math.abs(height))
  return opaqueWhereEmpty(height < 0 ? readFromTop(bytes, -height) : decodeBmp(bytes))
}

/** A height below 0 says that the rows begin at the top, which the library does not know. */
function readFromTop(bytes: Uint8Array, height: number): Bitmap {
  const upsideDown = new Uint8Array(bytes)
  viewOf(upsideDown).setUint32(22, height, true)
  const { data, width } = decodeBmp(upsideDown)
  const rows = Array.from({ length: height }, (_, row) =>
    data.subarray(row * width * 4, (row + 1) * width * 4),
  )
  const turned = new Uint8ClampedArray(data.length)
  for (const [row, pixels] of rows.reverse().entries()) turned.set(pixels, row * width * 4)
  return { data: turned, width, height }
}

function checkSize(width: number, height: number): void {
  if (width * height > maxPixels) throw new Error(`It claims ${width} × ${height} pixels`)
}

/** Programs that knew no transparency left alpha at 0 everywhere. */
function opaqueWhereEmpty({ data, width, height }: Bitmap): Bitmap {
  const isEmpty = data.every((value, index) => index % 4 !== 3 || value === 0)
  return { data: isEmpty ? data.map((value, index) => (index % 4 === 3 ? 255 : value)) : data, width, height }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
