// @module-tag slow

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DirectoryInUse } from './directory-in-use.ts'
import { lockDirectory } from './directory-lock.ts'

const module = pathToFileURL(join(import.meta.dirname, 'directory-lock.ts')).href

let directory: string
let children: ChildProcess[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'directory-lock-'))
  children = []
})

afterEach(async () => {
  await Promise.all(children.map(kill))
  rmSync(directory, { recursive: true })
})

/** Starts another process that takes the lock and lives on. @returns what it says: `held`, or the message of the error */
function otherProcess(): Promise<string> {
  const code = `
    const { lockDirectory } = await import('${module}')
    try { lockDirectory(process.argv[1]); console.log('held') } catch (error) { console.log(error.message) }
    setInterval(() => {}, 60_000)`
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', code, directory]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(String(said).trim()))
    child.once('error', reject).once('exit', () => reject(new Error('The other process said nothing')))
  })
}

function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

describe('lockDirectory', () => {
  it('rejects a second process, in a sentence that names the folder, the holder and what to do', async () => {
    const unlock = lockDirectory(directory)
    expect(await otherProcess()).toBe(
      `The store in ${directory} is in use by process ${process.pid} on ${hostname()}. Stop that process, or give this one a folder of its own with DATA_DIR, or set DATABASE_URL to a PostgreSQL that both can share.`,
    )
    unlock()
  })

  it('throws while another process holds the folder, and free again when that one was killed', async () => {
    expect(await otherProcess()).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    await kill(children[0])
    lockDirectory(directory)()
  })

  it('gives the folder to another process once it is freed', async () => {
    lockDirectory(directory)()
    expect(await otherProcess()).toBe('held')
  })

  it('rejects a second lock in the same process', () => {
    const unlock = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    unlock()
    lockDirectory(directory)()
  })

  it.each([String(process.pid), String(process.ppid), 'not a number', ''])(
    'takes a folder that nobody holds, though its file says “%s”',
    (content) => {
      writeFileSync(join(directory, 'process.pid'), content)
      lockDirectory(directory)()
    },
  )

  it('gives a folder to exactly one of several processes that ask at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => otherProcess()))
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
  })

  it('makes the folder when it is missing', () => {
    const missing = join(directory, 'not', 'there')
    lockDirectory(missing)()
    expect(existsSync(missing)).toBe(true)
  })
})
