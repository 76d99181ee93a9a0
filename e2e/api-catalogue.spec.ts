import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { load } from 'cheerio'
// biome-ignore lint/style/noRestrictedImports: It tries the example of an API, and goes when that goes.
import { httpCatalogue } from '../lib/catalogue/http-catalogue'
import { copyPackages, copySources } from '../scripts/project-copy'
import { applyRecipe } from '../scripts/recipes'
import { type Environment, npmStart, startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'

let products = ''

/** Starts a server. @returns its address */
async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** In place of a project at Sanity: of a catalogue it answers what a query names, and has its pictures. */
const sanityOf = (catalogue: string) =>
  createServer(async ({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, catalogue)
    const query = searchParams.get('query')
    if (query === null) {
      const picture = await fetch(`${catalogue}/pictures/${basename(pathname)}`)
      response.writeHead(picture.status).end(Buffer.from(await picture.arrayBuffer()))
      return
    }
    const named = <Value>(values: Record<string, Value>) =>
      Object.entries(values).filter(([name]) => query.includes(name))
    const tables: Record<string, Record<string, unknown>[]> = await (
      await fetch(`${catalogue}/catalogue.json`)
    ).json()
    const result = named(tables).map(([table, rows]) => [
      table,
      rows.map((row) => Object.fromEntries(named(row))),
    ])
    response.end(JSON.stringify({ result: Object.fromEntries(result) }))
  })

/** A shop with the recipe for a CMS, which asks it again after a second. */
const test = httpTestIn(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'api-catalogue-'))
  const shop = join(folder, 'shop')
  cpSync('lib/catalogue/example', join(folder, 'catalogue'), { recursive: true })
  products = join(folder, 'catalogue/products.csv')
  const catalogue = httpCatalogue(join(folder, 'catalogue'))
  const sanity = sanityOf(await listening(catalogue))
  const address = await listening(sanity)
  const remove = () => {
    for (const server of [catalogue, sanity]) server.close()
    rmSync(folder, { recursive: true })
  }
  try {
    copySources(shop)
    copyPackages(shop)
    expect(applyRecipe(shop, 'cms.patch')).toBe('')
    const selected = join(shop, 'lib/catalogue/selected-source.ts')
    const source = readFileSync(selected, 'utf8').replace(
      'revalidateSeconds: 300',
      `revalidateSeconds: 1, api: '${address}', images: '${address}'`,
    )
    expect(source).toContain(address)
    writeFileSync(selected, source)
    const env = { ...process.env, TYPES_CHECKED: 'yes' }
    // This process answers what the build asks.
    const run = (command: string, ...flags: string[]) =>
      promisify(execFile)(command, flags, { cwd: shop, env, maxBuffer: 1e8 })
    await run('node', 'scripts/compile-packages.mjs')
    await run('npm', 'run', '--ignore-scripts', 'build')
    const environment = await startEnvironment({
      command: npmStart(shop),
      variables: { DATA_DIR: join(folder, 'data') },
    })
    const close = async () => {
      await environment.close()
      remove()
    }
    return { ...environment, close }
  } catch (error) {
    remove()
    throw error
  }
})

/** A static page, whose policy names every script in it. */
async function open(path: string, { shop }: Environment) {
  const response = await fetch(shop.url + path)
  const $ = load(await response.text())
  const policy = response.headers.get('content-security-policy')
  const inline = $('script:not([src], [type="application/ld+json"])').toArray()
  expect(inline.length).toBeGreaterThan(0)
  for (const script of inline) {
    const hash = createHash('sha256').update($(script).text()).digest('base64')
    expect(policy, `${path}, ${response.status}`).toContain(`'sha256-${hash}'`)
  }
  return {
    status: response.status,
    heading: $('main h1').text(),
    text: $('main').text(),
    isKept: ['HIT', 'STALE'].includes(response.headers.get('x-nextjs-cache') ?? ''),
  }
}

test.describe('a shop with its catalogue at a CMS', { tag: '@slow' }, () => {
  test('shows its products and their pictures', async ({ environment }) => {
    const page = await open('/nl-NL/products/harbour-mug', environment)
    expect(page).toMatchObject({ status: 200, heading: 'Havenmok' })
    const picture = await fetch(`${environment.shop.url}/api/pictures/harbour-mug-sea.svg`)
    expect(picture.status).toBe(200)
  })

  test('finds nothing at an address of no product, and keeps nothing of it', async ({ environment }) => {
    for (const path of ['/nl-NL/products/kettle', '/nl-NL/categories/kettles']) {
      for (const _ of ['first', 'second'])
        expect(await open(path, environment)).toMatchObject({
          status: 404,
          heading: 'Pagina niet gevonden',
          isKept: false,
        })
    }
  })

  test('makes a page of a product that is new since the build, until that is not sold any more', async ({
    environment,
  }) => {
    const before = readFileSync(products, 'utf8')
    const board = before.split('\n').find((row) => row.startsWith('bread-board')) ?? ''
    appendFileSync(
      products,
      `${board.replace('bread-board', 'cheese-board').replace('MR-502', 'MR-592').replace('Broodplank', 'Kaasplank')}\n`,
    )
    const path = '/nl-NL/products/cheese-board'
    await expect(async () =>
      expect(await open(path, environment)).toMatchObject({ status: 200, heading: 'Kaasplank' }),
    ).toPass()
    await expect(async () => expect((await open(path, environment)).isKept).toBe(true)).toPass()
    await expect(async () => {
      const listing = await open('/nl-NL/categories/wood-and-linen', environment)
      expect(listing.text).toContain('Kaasplank')
    }).toPass()

    writeFileSync(products, before)
    await expect(async () => expect((await open(path, environment)).status).toBe(404)).toPass()
  })
})
