import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { isTest, typescriptFiles } from '@/lib/testing/typescript-files'
import { isolatedTests } from './vitest.config'

const tests = typescriptFiles('app', 'components', 'lib', 'scripts')
  .concat(readdirSync('.'))
  .filter((file) => isTest(file) && !isolatedTests.includes(file))

/** The modules of the project that a file mocks, and whether by a factory. */
const mocksOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/vi\.mock\('([^']+)'(,?)/g)].map(([, name = '', comma]) => ({
    file,
    module: name.startsWith('.') ? resolve(dirname(file), name) : name.replace(/^@/, process.cwd()),
    kind: comma ? 'factory' : 'automatic',
  }))

it('no module is mocked by a factory and automatically in test files that share a thread', () => {
  const mocks = tests.flatMap(mocksOf)
  const kindsOf = (module: string) =>
    new Set(mocks.filter((mock) => mock.module === module).map(({ kind }) => kind))
  expect(mocks.length).toBeGreaterThan(0)
  expect(mocks.filter(({ module }) => kindsOf(module).size > 1)).toEqual([])
})
