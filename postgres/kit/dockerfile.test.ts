import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const files = ['Dockerfile', 'simulator/Dockerfile'].map((file) => join(root, file)).filter(existsSync)

it.each(files)('%s has no instruction that Docker would reject', (file) => {
  expect(validate(readFileSync(file, 'utf8'))).toEqual([])
})
