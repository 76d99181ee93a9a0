// @module-tag slow

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyForTypes, typeErrors } from './project-copy'

/** What docs/catalogue.md says can be deleted. */
const typedData = ['typed-source.ts', 'products.ts', 'texts', 'texts-type.ts', 'measures.ts']
/** What tests it. */
const itsTests = ['measures.test.ts', 'folder-source.test.ts']

it('a shop with a folder as its catalogue compiles without the typed data', () => {
  const copy = mkdtempSync(join(tmpdir(), 'folder-catalogue-'))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  copyForTypes(copy)
  const catalogue = join(copy, 'lib/catalogue')
  for (const name of [...typedData, ...itsTests]) rmSync(join(catalogue, name), { recursive: true })
  const index = join(catalogue, 'index.ts')
  const source = readFileSync(index, 'utf8')
    .replace("import { typedSource } from './typed-source'", "import { folderSource } from './folder-source'")
    .replace('= typedSource', "= folderSource('catalogue')")
  writeFileSync(index, source)
  expect(source).toContain("= folderSource('catalogue')")
  expect(typeErrors(copy)).toBe('')
})
