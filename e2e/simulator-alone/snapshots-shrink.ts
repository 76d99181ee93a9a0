import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

// Part of `npm run snapshots`: writes new pictures with at most 256 colours, in less than half the bytes.
// No pixel changes by as much as the tests tolerate.

const folder = join(import.meta.dirname, 'snapshots')
/** Where the header of a PNG says how colours are written, and how it says that they stand in a table. */
const colourType = 25
const indexed = 3

for (const name of readdirSync(folder)) {
  const picture = readFileSync(join(folder, name))
  if (picture[colourType] === indexed) continue
  writeFileSync(
    join(folder, name),
    await sharp(picture).png({ palette: true, dither: 0, effort: 10 }).toBuffer(),
  )
}
