import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { CatalogueError } from './catalogue-error'
import { describeCatalogue } from './described-catalogue'
import { folderSource, readFolder } from './folder-source'
import { typedSource } from './typed-source'

const example = join(import.meta.dirname, 'example')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(example, folder, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

/** Changes a table of the folder. */
function change(file: string, from: string | RegExp, to: string) {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(folder, file), text.replace(from, to))
}

/** What is said to be wrong, with the folder left out. */
async function problems(): Promise<string[]> {
  const error = await folderSource(folder)
    .read()
    .catch((thrown: unknown) => thrown)
  if (!(error instanceof CatalogueError)) throw new Error(`No catalogue error, but ${error}`)
  return error.message.replaceAll(`${folder}/`, '').split('\n').slice(1)
}

describe('a folder of tables', () => {
  it('says of a product in every language what the typed catalogue says', async () => {
    const [read, typed] = [await folderSource(folder).read(), await typedSource.read()]
    for (const locale of ['en-GB', 'en-US', 'el-GR'] as const) {
      const [found, wanted] = [read, typed].map((data) =>
        describeCatalogue(data, locale).productBySlug.get('harbour-mug'),
      )
      const same = { pictures: [], options: {}, facts: [], attributes: [], related: [] }
      expect({ ...found, ...same }).toEqual({ ...wanted, ...same })
      expect(found?.attributes).toEqual(wanted?.attributes)
      expect(found?.options?.variesBy).toBe('color')
      expect(wanted?.options?.variesBy).toBe('color')
      expect(found?.options?.values.map(({ label, stock }) => [label, stock])).toEqual(
        wanted?.options?.values.map(({ label, stock }) => [label, stock]),
      )
    }
  })

  it('gives options prices and weights, and pictures their size', async () => {
    const balm = describeCatalogue(await folderSource(folder).read(), 'el-GR').productBySlug.get('wood-balm')
    expect(balm?.options?.values[1]).toMatchObject({ price: 2600, netQuantity: { amount: 200, unit: 'g' } })
    expect(balm?.pictures[0]).toEqual({
      src: '/api/pictures/wood-balm.svg',
      alt: 'Βάλσαμο ξύλου',
      width: 800,
      height: 1000,
    })
  })

  it('serves its pictures, and no other files', async () => {
    const { readPicture } = folderSource(folder)
    expect(String(await readPicture?.('teapot.svg'))).toContain('<svg')
    expect(await readPicture?.('../products.csv')).toBeUndefined()
    expect(await readPicture?.('other.svg')).toBeUndefined()
  })

  it('may have a table as JSON, with the line of each mistake', async () => {
    rmSync(join(folder, 'facts.csv'))
    const row = { product: 'teapot', label: { 'en-GB': 'Glaze' }, text: { 'en-GB': 'Iron' } }
    writeFileSync(join(folder, 'facts.json'), JSON.stringify([row], null, 2))
    expect(await problems()).toEqual(
      ['el-GR', 'nl-NL', 'es-ES']
        .flatMap((locale) => `facts.json, line 2: label.${locale} is missing`)
        .concat(['el-GR', 'nl-NL', 'es-ES'].map((locale) => `facts.json, line 2: text.${locale} is missing`)),
    )
    writeFileSync(join(folder, 'facts.json'), '[\n  { "product": "teapot",\n    "label": }}\n]')
    expect((await problems())[0]).toMatch(/^facts\.json, line 3: /)
  })
})

describe('a wrong folder is rejected', () => {
  it('with every mistake, its file, its line and its column', async () => {
    change('products.csv', 'harbour-mug,MR-101,drink,24.00', 'harbour-mug,MR-101,smoke,24.005')
    change('products.csv', 'teapot.svg|', 'kettle.svg|')
    change('options.csv', 'wood-balm,large', 'wood-polish,large')
    expect(await problems()).toEqual([
      'products.csv, line 2: prices.GBP must be more than 0 and written as 24.00, not 24.005',
      'options.csv, line 6: product names wood-polish, which is no product',
      'products.csv, line 3: pictures names kettle.svg, which is not in pictures',
    ])
  })

  it.each([
    ['categories.csv', 'slug,', 'Slug,', 'categories.csv, line 2: slug is missing'],
    ['categories.csv', 'drink,', 'Drinks!,', 'slug must be small letters'],
    ['products.csv', ',pour,', ',smoke,', 'line 3: category names smoke, which is no category'],
    ['products.csv', ',24.00,', ',0,', 'prices.GBP must be more than 0 and written as 24.00, not 0'],
    ['products.csv', ',24.00,', ',"24,00",', 'written as 24.00, not 24,00'],
    ['products.csv', ',24.00,', ',,', 'line 2: prices.GBP is missing'],
    ['products.csv', ',standard,4,', ',normal,4,', 'vatRate must be one of standard, reduced, zero'],
    ['products.csv', ',standard,4,', ',standard,-4,', 'stock must be a whole number from 0'],
    ['products.csv', ',standard,,', ',standard,7,', 'stock must stand with the options'],
    ['products.csv', 'teapot.svg|', 'kettle.svg|', 'line 3: pictures names kettle.svg, which is not in'],
    ['products.csv', 'teapot.svg|', 'teapot.tiff|', 'pictures names teapot.tiff, which is no .avif'],
    ['products.csv', 'sea|chalk|iron', 'sea|gold', 'attributes.glaze has the unknown value gold'],
    [
      'products.csv',
      'attributes.glaze',
      'attributes.shine',
      'attributes.shine is not in the table of attributes',
    ],
    ['products.csv', 'name.el-GR', 'name.fr-FR', 'name has no place for fr-FR'],
    ['products.csv', 'MR-302', 'MR-101', 'line 3: sku is MR-101 a second time, after'],
    ['options.csv', 'MR-101-CHALK', 'MR-101-SEA', 'options.csv, line 3: sku is MR-101-SEA a second time'],
    ['options.csv', ',60,g', ',60,stone', 'netQuantity.unit must be g or ml'],
    ['attributes.csv', 'glaze,,', 'page,,', 'attribute must not be any of q, category'],
    ['products.csv', 'harbour-mug,MR-101', 'harbour-mug,"MR-101', 'products.csv, line'],
  ])('for a mistake in %s: %s to %s', async (file, from, to, reason) => {
    change(file, from, to)
    expect(
      (await problems()).some((problem) => problem.includes(reason)),
      (await problems()).join('\n'),
    ).toBe(true)
  })

  it('by its line, also below empty lines and rows of several lines', async () => {
    change('categories.csv', '\n', '\n\n\n')
    change('categories.csv', 'drink,', '"drink\n\n",')
    change('categories.csv', 'pour,', '\nPour,')
    expect((await problems()).filter((problem) => problem.includes('slug must be'))).toEqual([
      expect.stringMatching(/^categories\.csv, line 4: /),
      expect.stringMatching(/^categories\.csv, line 8: /),
    ])
  })

  it.each([
    ['pictures', [], 'pictures names no picture'],
    ['stock', '', 'stock must be a whole number from 0'],
    ['stock', '4.5', 'stock must be a whole number from 0'],
    ['stock', null, 'stock must be a whole number from 0'],
  ])('for %s that is %j in JSON', async (member, value, reason) => {
    const row = readFolder(folder).products[1]?.values
    rmSync(join(folder, 'products.csv'))
    writeFileSync(join(folder, 'products.json'), JSON.stringify([{ ...(row as object), [member]: value }]))
    expect(await problems()).toContain(`products.json, line 1: ${reason}`)
  })

  it('for a product with more options than the styles of its page have rules for', async () => {
    const file = join(folder, 'options.csv')
    const options = readFileSync(file, 'utf8').trimEnd().split('\n')
    const [last = ''] = options.slice(-1)
    const more = Array.from({ length: 99 }, (_, index) =>
      last.replace('large', `large-${index}`).replace('LARGE', `LARGE-${index}`),
    )
    writeFileSync(file, [...options, ...more].join('\n'))
    expect(await problems()).toEqual([
      'products.csv, line 5: slug is named by 101 options, and at most 100 may',
    ])
  })

  it('for a table that is missing', async () => {
    rmSync(join(folder, 'products.csv'))
    expect(await problems()).toEqual(['products.csv: is missing, and so is a .json of that name'])
  })

  it('for a picture that is none', async () => {
    writeFileSync(join(folder, 'pictures/teapot.svg'), 'not a picture')
    expect(await problems()).toEqual([
      'products.csv, line 3: pictures names teapot.svg, which cannot be read as a picture',
    ])
  })
})

it('a catalogue may be empty', async () => {
  for (const file of ['categories', 'products', 'options', 'attributes', 'facts'])
    writeFileSync(join(folder, `${file}.csv`), '')
  expect(await folderSource(folder).read()).toEqual({ categories: [], products: [] })
})
