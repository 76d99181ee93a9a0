// @module-tag slow

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyForTypes, typeErrors } from './project-copy'

it('a shop with a folder as its catalogue compiles', () => {
  const copy = mkdtempSync(join(tmpdir(), 'folder-catalogue-'))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  copyForTypes(copy)
  const file = join(copy, 'lib/catalogue/selected-source.ts')
  const source = readFileSync(file, 'utf8')
    .replace("import { typedSource } from './typed-source'", "import { folderSource } from './folder-source'")
    .replace('= typedSource', "= folderSource('catalogue')")
  writeFileSync(file, source)
  expect(source).toContain("= folderSource('catalogue')")
  expect(typeErrors(copy)).toBe('')
})
