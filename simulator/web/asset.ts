import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { packageFile } from '../package-files.ts'

/** A style sheet or script that pages load by an address with its version. */
export interface Asset {
  text: string
  /** Changes with the text, so that a browser may keep each version for ever. */
  version: string
  send(c: Context): Response
}

export function asset(text: string, type: 'text/css' | 'text/javascript'): Asset {
  return {
    text,
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
    send: (c) =>
      c.body(text, 200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      }),
  }
}

/** The rules of style sheets beside the sources, without the comments that are for whoever reads those. */
export const readStyleSheets = (paths: readonly string[]): string =>
  paths.map((path) => readPackageFile(path).replace(/\/\*[\s\S]*?\*\/\s*/g, '')).join('\n')

/** @returns the text of a file beside the sources. @param path relative to the package.json of the simulator */
export const readPackageFile = (path: string): string => readFileSync(packageFile(path), 'utf8')
