import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { apiSource, catalogueTag } from './api-source'
import { folderSource } from './folder-source'
import { httpCatalogue } from './http-catalogue'
import type { CatalogueSource } from './source'

let folder: string
let url: string
let source: CatalogueSource

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(join(import.meta.dirname, 'example'), folder, { recursive: true })
  const server = httpCatalogue(folder).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://localhost:${(server.address() as AddressInfo).port}/`
  source = apiSource({ url, revalidateSeconds: 300 })
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
})

function change(from: string, to: string) {
  const file = join(folder, 'products.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

it('an API has the same catalogue as the folder that it serves', async () => {
  expect(await source.read()).toEqual(await folderSource(folder).read())
  expect(await source.readPicture?.('teapot.svg')).toEqual(readFileSync(join(folder, 'pictures/teapot.svg')))
  expect(await source.readPicture?.('kettle.svg')).toBeUndefined()
})

it('is the same object until the answer changes', async () => {
  const first = await source.read()
  expect(await source.read()).toBe(first)
  change('78.00', '79.00')
  const [, teapot] = (await source.read()).products
  expect(teapot?.prices.GBP).toBe(7900)
})

it('is kept by Next for a time, under a tag that has it asked again', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => fetching.mockRestore())
  await source.read()
  expect(fetching).toHaveBeenCalledWith(
    new URL('catalogue.json', url),
    expect.objectContaining({ next: { revalidate: 300, tags: [catalogueTag] } }),
  )
})

it.each([
  ['is asked anew by each build', '', { next: { revalidate: 300, tags: [catalogueTag] } }],
  ['is kept by the pages of a build on Vercel, which stay as they are', '1', { cache: 'force-cache' }],
])('%s', async (_, vercel, caching) => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  vi.stubEnv('VERCEL', vercel)
  const fetching = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => {
    fetching.mockRestore()
    vi.unstubAllEnvs()
  })
  await source.read()
  expect(fetching.mock.calls[0]?.[1]).toEqual({
    ...caching,
    headers: { 'X-Build': expect.any(String) },
    signal: expect.any(AbortSignal),
  })
})

it('is rejected with the address, the entry and the reason', async () => {
  change(',pour,', ',smoke,')
  await expect(source.read()).rejects.toThrow(
    `${url}catalogue.json, products[1]: category names smoke, which is no category`,
  )
})

it('stays as it was while there is no right answer, and the log says why', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => log.mockRestore())
  const first = await source.read()
  change(',pour,', ',smoke,')
  expect(await source.read()).toBe(first)
  expect(log).toHaveBeenCalledWith(expect.stringContaining('names smoke'))
  rmSync(join(folder, 'products.csv'))
  expect(await source.read()).toBe(first)
  expect(log).toHaveBeenLastCalledWith(expect.stringContaining('answered with 500'))
})
