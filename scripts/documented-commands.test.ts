import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const scriptsOf = (folder: string) => Object.keys(JSON.parse(read(join(folder, 'package.json'))).scripts)

/** What runs a command that README gives: a file, and the words by which it does. */
const runBy: Record<string, { file: string; words: string }> = {
  'npm ci': { file: '.ci/run', words: 'npm ci' },
  'npm test': { file: '.ci/run', words: 'npm test' },
  'npm install': { file: 'scripts/without-simulator.ts', words: "'npm', 'install'" },
  'npm run artwork': {
    file: 'scripts/artwork/artwork.test.ts',
    words: "'npm', ['run', '--silent', 'artwork']",
  },
  'npm run stock': { file: 'lib/stock/command.test.ts', words: "'--ignore-scripts', 'stock'" },
  'npm run attention': {
    file: 'lib/orders/attention-command.test.ts',
    words: "'--ignore-scripts', 'attention'",
  },
  'npm run doctor': { file: 'lib/doctor/doctor.test.ts', words: "'--ignore-scripts', 'doctor'" },
  'npm run dev': { file: 'e2e/development.spec.ts', words: "'npm', 'run', '--silent', 'dev'" },
}

describe('the commands of README', () => {
  const readme = read('README.md')
  const inline = [...readme.matchAll(/`(npm [^`]+)`/g)].map(([, command = '']) => command)
  const lines = [...blocksOf(readme), ...inline]
    .flatMap((block) => block.split(/\n|&&/))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
  const commands = [...new Set(lines)]

  it.each(commands.filter((command) => !/^[A-Z_]+=/.test(command)))('%s is run by a test', (command) => {
    const test = runBy[command]
    expect(test, command).toBeDefined()
    if (test) expect(read(test.file)).toContain(test.words)
  })

  it.each(commands.flatMap((command) => command.match(/^[A-Z_]+(?==)/) ?? []))(
    'the variable %s stands in .env.example',
    (name) => {
      expect(read('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'))
    },
  )
})

const documents = [
  ...readdirSync(root),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path)),
  'simulator/README.md',
].filter((path) => path.endsWith('.md') && existsSync(join(root, path)))

it.each(documents)('every script that %s names is there', (path) => {
  // A package's own README speaks of its own scripts, too.
  const own = path.startsWith('simulator') ? scriptsOf('simulator') : []
  const named = /npm run ([a-z][\w:-]*)(?: (?:--workspace|-w)[ =]cashflows-([a-z]+))?/g
  // The simulator may have been deleted.
  for (const [, script, workspace = '.'] of read(path).matchAll(named))
    if (existsSync(join(root, workspace))) expect([...scriptsOf(workspace), ...own]).toContain(script)
})

function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
}
