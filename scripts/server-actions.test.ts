import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

it('Server Actions stand in files of their own, so that none encloses a value, which the public key would not hide', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  const withActions = files.filter(
    (path) => /\.tsx?$/.test(path) && /['"]use server['"]/.test(readFileSync(join(root, path), 'utf8')),
  )
  expect(withActions.length).toBeGreaterThan(0)
  for (const path of withActions) {
    const source = readFileSync(join(root, path), 'utf8')
    expect(source.match(/['"]use server['"]/g), path).toHaveLength(1)
    expect(source, path).toMatch(/^'use server'\n/)
  }
})
