// @module-tag slow

import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('draws the pictures that are committed', () => {
  const run = (command: string, flags: string[]) =>
    spawnSync(command, flags, { encoding: 'utf8', shell: process.platform === 'win32' })
  const before = run('git', ['status', '--porcelain', 'public']).stdout
  expect(run('npm', ['run', '--silent', 'artwork'])).toMatchObject({ status: 0, stderr: '' })
  expect(run('git', ['status', '--porcelain', 'public']).stdout).toBe(before)
})
