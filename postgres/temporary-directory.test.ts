import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeTemporaryDirectory, removeLeftDirectories } from './temporary-directory.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporary-'))
  vi.stubEnv('TMPDIR', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Another process that makes such a folder, and then ends or waits to be killed. */
function otherProcess(ending: 'ends' | 'waits') {
  const module = pathToFileURL(join(import.meta.dirname, 'temporary-directory.ts')).href
  const code = `
    const { makeTemporaryDirectory } = await import('${module}')
    console.log(makeTemporaryDirectory().directory)
    ${ending === 'waits' ? 'setInterval(() => {}, 60_000)' : ''}`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

it('is removed when it is left', () => {
  const { directory, leave } = makeTemporaryDirectory()
  expect(existsSync(directory)).toBe(true)
  leave()
  expect(readdirSync(folder)).toEqual([])
})

it('is removed when its process ends without leaving it', async () => {
  const child = otherProcess('ends')
  const [[printed]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')])
  expect(String(printed)).toContain(folder)
  expect(existsSync(String(printed).trim())).toBe(false)
})

it('is removed by the next process when its own was killed, and while that lives by none', async () => {
  const child = otherProcess('waits')
  const [printed] = await once(child.stdout, 'data')
  const directory = String(printed).trim()
  removeLeftDirectories(0)
  expect(existsSync(directory)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  removeLeftDirectories()
  expect(existsSync(directory)).toBe(true)
  removeLeftDirectories(0)
  expect(existsSync(directory)).toBe(false)
})
