/// <reference types="next/types/global" />

import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { z } from 'zod'
import { log } from '@/lib/log'
import { CatalogueError } from './catalogue-error'
import { pictureAddress } from './pictures'
import type { CatalogueData, CatalogueSource } from './source'
import { readTables } from './table-reader'
import { tablesOf } from './tables'

/** By this tag Next keeps what the API answered: `revalidateTag(catalogueTag, 'max')` has it asked again. */
export const catalogueTag = 'catalogue'

const timeoutMs = 10_000

const rows = z.array(z.unknown()).default([])

/** What the API answers: the tables, and the size of each picture. */
const answer = z.object({
  categories: z.array(z.unknown()),
  products: z.array(z.unknown()),
  options: rows,
  attributes: rows,
  facts: rows,
  pictures: z.array(z.object({ name: z.string(), width: z.number(), height: z.number() })),
})

/**
 * The catalogue of an API over HTTP: `catalogue.json` has its tables, `pictures/` its pictures. It is asked again when an
 * answer is older than `revalidateSeconds`. While there is no right answer, the shop goes on with the last one.
 *
 * @param url where the API stands, with a slash at the end
 */
export function apiSource({
  url,
  revalidateSeconds,
}: {
  url: string
  revalidateSeconds: number
}): CatalogueSource {
  let last: { text: string; data: CatalogueData } | undefined
  const ask = (path: string) =>
    fetch(new URL(path, url), { ...caching(revalidateSeconds), signal: AbortSignal.timeout(timeoutMs) })
  return {
    isRenewed: true,
    async read() {
      try {
        const address = new URL('catalogue.json', url).href
        const response = await ask(address)
        if (!response.ok) throw new Error(`${address} answered with ${response.status}.`)
        const text = await response.text()
        if (text !== last?.text) last = { text, data: readAnswer(text, address) }
      } catch (error) {
        if (!last) throw error
        log.error({ err: error }, 'The catalogue stays as it was.')
      }
      return last.data
    },
    async readPicture(name) {
      const response = await ask(`pictures/${encodeURIComponent(name)}`)
      return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined
    },
  }
}

/**
 * Next renders a static page again when an answer that it showed is asked for again. On Vercel nothing would name the scripts
 * of that page in its policy, so that it keeps the answer there. No build takes that of an earlier one.
 */
const caching = (revalidateSeconds: number): RequestInit => {
  const isBuild = process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD
  const headers: HeadersInit = isBuild ? { 'X-Build': String(performance.timeOrigin) } : {}
  return isBuild && process.env.VERCEL
    ? { cache: 'force-cache', headers }
    : { next: { revalidate: revalidateSeconds, tags: [catalogueTag] }, headers }
}

/** @throws CatalogueError when it is no catalogue */
function readAnswer(text: string, address: string): CatalogueData {
  const { data, error } = answer.safeParse(parsed(text))
  if (error) {
    const problems = error.issues.map(({ path, message }) => ({
      place: address,
      column: path.join('.'),
      reason: message,
    }))
    throw new CatalogueError(problems)
  }
  const tables = tablesOf((name) =>
    data[name].map((values, index) => ({ place: `${address}, ${name}[${index}]`, values })),
  )
  const pictures = new Map(data.pictures.map(({ name, width, height }) => [name, { width, height }]))
  return readTables(tables, (name) => {
    const size = pictures.get(name)
    return size ? { src: pictureAddress(name), ...size } : `names ${name}, which is not among the pictures`
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
