import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from 'cashflows-postgres'
import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { shopStore } from '@/lib/database/database'
import { stockCommand } from './command'
import { availability } from './stock'
import { stock } from './tables'

const teapot = { product: 'teapot' }

onEveryStore('the stock command', shopStore, (database) => {
  beforeEach(() => database().delete(stock))

  const run = (...words: string[]) => stockCommand(words, async () => database())
  const teapots = async () => (await availability(database(), [teapot])).get('teapot')

  it('lists how many of each limited item can be ordered, and what the catalogue says', async () => {
    await run('set', 'teapot', '2')
    const lines = (await run()).split('\n').map((line) => line.split(/\s+/))
    expect(lines).toContainEqual(['teapot', '2', '4'])
    expect(lines).toContainEqual(['harbour-mug/sea', '12', '12'])
    expect(lines.map(([item]) => item)).not.toContain('soup-mug')
  })

  it('changes how many there are of one item', async () => {
    await run('set', 'teapot', '0')
    expect(await teapots()).toBe(0)
    await run('set', 'teapot', '120')
    expect(await teapots()).toBe(120)
  })

  it('makes it what the catalogue says, for all', async () => {
    await run('set', 'teapot', '0')
    await run('refill')
    expect(await teapots()).toBe(4)
  })

  it.each([
    [['set'], 'How to use it'],
    [['set', 'teapot'], 'How to use it'],
    [['set', 'teapot', '1', '2'], 'How to use it'],
    [['refill', 'teapot'], 'How to use it'],
    [['sell'], 'How to use it'],
    [['set', 'soup-mug', '3'], 'soup-mug is not limited'],
    [['set', 'ashtray', '3'], 'ashtray is not limited'],
    [['set', 'harbour-mug', '3'], 'harbour-mug/sea'],
    [['set', 'teapot', '-1'], 'whole number'],
    [['set', 'teapot', '1.5'], 'whole number'],
    [['set', 'teapot', '9999999'], 'whole number'],
  ])('changes nothing and says what is wrong with %j', async (words, sentence) => {
    await expect(run(...words)).rejects.toThrow(sentence)
    expect(await database().select().from(stock)).toEqual([])
  })
})

describe('npm run stock', () => {
  it('changes the embedded store, and says so when another process has it open', {
    tags: 'slow',
  }, async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'stock-'))
    const run = (...words: string[]) =>
      // Without its pre-script, which would write the packages that a build beside this test reads.
      spawnSync('npm', ['run', '--silent', '--ignore-scripts', 'stock', '--', ...words], {
        encoding: 'utf8',
        shell: process.platform === 'win32',
        env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '' },
      })

    expect(run('set', 'teapot', '7')).toMatchObject({ status: 0, stderr: '' })
    const store = await openStore({ ...shopStore, dataDirectory })
    expect(await availability(store.database, [teapot])).toEqual(new Map([['teapot', 7]]))

    const { status, stdout, stderr } = run('set', 'teapot', '8')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^The store in .* is in use by process \d+ on \S+\. Stop that process/)
    await store.close()
    rmSync(dataDirectory, { recursive: true })
  })
})
