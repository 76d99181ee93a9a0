import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeDataFolder } from './data-folder.ts'
import { openSimulatorStore } from './database.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is made with those that it stands in, and may be there already', () => {
  const path = join(folder, 'a/b')
  makeDataFolder(path)
  makeDataFolder(path)
  expect(existsSync(path)).toBe(true)
})

it('that is a file is rejected with what to do', async () => {
  const path = join(folder, 'file')
  writeFileSync(path, '')
  for (const wrong of [path, join(path, 'below')]) {
    await expect(openSimulatorStore({ dataDirectory: wrong })).rejects.toThrow(
      `No data can be kept in ${wrong}: it is no folder, or this process cannot write there. Choose another folder: --data FOLDER, or DATA_DIR=FOLDER.`,
    )
  }
})

it.runIf(process.platform === 'linux')(
  'where the system lets nobody make one is rejected at once',
  async () => {
    await expect(openSimulatorStore({ dataDirectory: '/proc/foo' })).rejects.toThrow('No data can be kept')
  },
)
