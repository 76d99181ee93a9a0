import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DirectoryInUse, lockDirectory } from './directory-lock.ts'

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

/** Takes the lock, expects the file to name this process, and frees it again. */
function expectLock(folder: string): void {
  const unlock = lockDirectory(folder)
  expect(readFileSync(join(folder, 'process.pid'), 'utf8')).toBe(String(process.pid))
  unlock()
}

describe('lockDirectory', () => {
  it('rejects a second process, in a sentence that names the folder, the holder and what to do', async () => {
    const unlock = lockDirectory(directory)
    expect(await otherProcess()).toBe(
      `The store in ${directory} is in use by process ${process.pid}. Stop that process, or give this one a folder of its own with DATA_DIR, or set DATABASE_URL to a PostgreSQL that both can share.`,
    )
    unlock()
  })

  it('throws while another process holds the folder, and free again when that one was killed', async () => {
    expect(await otherProcess()).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    await kill(children[0])
    expectLock(directory)
  })

  it('gives the folder to another process once it is freed', async () => {
    lockDirectory(directory)()
    expect(await otherProcess()).toBe('held')
  })

  it('rejects a second lock in the same process', () => {
    const unlock = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse)
    unlock()
    expectLock(directory)
  })

  it('takes over from a holder that had the process id that is now this one’s, as in a restarted container', () => {
    writeFileSync(join(directory, 'process.pid'), String(process.pid))
    expectLock(directory)
  })

  it.each(['', 'not a number', '999999999', '-1', '0'])(
    'takes over a lock that reads “%s”, which no process holds',
    (content) => {
      writeFileSync(join(directory, 'process.pid'), content)
      expectLock(directory)
    },
  )

  it.each([
    ['free', undefined],
    ['left behind by a dead process', '999999999'],
  ])(
    'gives a folder that is %s to exactly one of several processes that ask at once',
    async (_state, content) => {
      if (content) writeFileSync(join(directory, 'process.pid'), content)
      const answers = await Promise.all([1, 2, 3, 4].map(otherProcess))
      expect(answers.filter((answer) => answer === 'held')).toHaveLength(1)
    },
  )

  it('makes the folder when it is missing, and leaves nothing in it when it is freed', () => {
    const missing = join(directory, 'not', 'there')
    lockDirectory(missing)()
    expect(readdirSync(missing)).toEqual([])
  })
})
