// @module-tag slow

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { startServer } from './kit/server-process.ts'
import { packageFile } from './package-files.ts'

const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(packageFile('package.json'), 'utf8'),
)

/** What `npm run` starts without compiling it first, and the words of each command. */
const commands = Object.entries(scripts).flatMap(([name, command]) => {
  const [program, ...words] = command.split(' ')
  return program === 'tsx' ? [{ name, words: words.filter((word) => word !== 'watch') }] : []
})

it.each(commands)('npm run $name knows how JSX is compiled', ({ words }) => {
  expect(words.slice(0, 2)).toEqual(['--tsconfig', 'tsconfig.build.json'])
})

it('npm run dev serves pages', async () => {
  const { words = [] } = commands.find(({ name }) => name === 'dev') ?? {}
  const paths = words.map((word) => (word.startsWith('--') ? word : packageFile(word)))
  const simulator = await startServer({
    command: [process.execPath, createRequire(import.meta.url).resolve('tsx/cli'), ...paths],
    variables: { PORT: '0', DATABASE_URL: '' },
    ready: /Simulator listening on http:\/\/localhost:(\d+)/,
  })
  try {
    const response = await fetch(`http://127.0.0.1:${simulator.found}/portal/sign-in`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<form')
  } finally {
    await simulator.stop()
  }
})
