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
  // scripts/setup/setup.test.ts runs the file.
  'npm run artwork -- social': {
    file: 'scripts/setup/index.ts',
    words: "'npm', ['run', '--silent', 'artwork', '--', 'social']",
  },
  'npm run setup': { file: 'scripts/setup/setup.test.ts', words: "'--silent', 'setup'" },
  'npm run stock': { file: 'lib/stock/command.test.ts', words: "'--ignore-scripts', 'stock'" },
  'npm run attention': {
    file: 'lib/orders/attention-command.test.ts',
    words: "'--ignore-scripts', 'attention'",
  },
  'npm run withdrawals': { file: 'e2e/withdrawal.spec.ts', words: "npmRun(['withdrawals'" },
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
  ...['docs', 'simulator/docs']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    ),
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

// A recipe names files that its patch adds, and the changelog some that are gone.
it.each(documents.filter((path) => !/^(CHANGELOG|docs.recipes)/.test(path)))(
  'every file that %s names is there',
  (path) => {
    const own = path.startsWith('simulator') ? ['simulator'] : []
    const named = /`((?:app|components|e2e|lib|postgres|scripts|simulator)\/[\w.@[\]/-]+)`/g
    const missing = [...read(path).matchAll(named)]
      .map(([, file = '']) => file)
      .filter((file) => !['.', ...own].some((folder) => existsSync(join(root, folder, file))))
      // The simulator may have been deleted.
      .filter((file) => !/^(app\/)?simulator\//.test(file) || existsSync(join(root, 'simulator')))
    expect(missing).toEqual([])
  },
)

describe('the tests of docs/threat-model.md', () => {
  const folders = ['app', 'components', 'e2e', 'lib', 'scripts', 'simulator'].filter((folder) =>
    existsSync(join(root, folder)),
  )
  const files = [...readdirSync(root), ...folders.flatMap(filesIn)]
  const rows = read('docs/threat-model.md')
    .split('\n')
    .filter((line) => /^\| (?!entry point|---)/.test(line))
  const tested = rows.map((row) => {
    const [, , tried = '', , tests = ''] = row.split('|').map((cell) => cell.trim())
    return { tried, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, test = '']) => test) }
  })

  it.each(tested)('are there where somebody tries to $tried', ({ tests }) => {
    expect(tests).not.toEqual([])
    for (const test of tests) {
      // The simulator may have been deleted.
      if (test.startsWith('npm ') || (test.startsWith('simulator/') && !folders.includes('simulator')))
        continue
      expect(
        files.filter((file) => file === test || file.endsWith(`/${test}`)),
        test,
      ).toHaveLength(1)
    }
  })
})

// The simulator may have been deleted; what a merchant adds to lib/ is theirs to describe.
it.runIf(existsSync(join(root, 'simulator')))(
  'docs/architecture.md has a row for every folder of the simulator',
  () => {
    const [, text = ''] = read('docs/architecture.md').split('## Inside the simulator')
    const rows = [...text.matchAll(/^\| `([^`]+)\/`/gm)].map(([, folder]) => folder)
    const folders = readdirSync(join(root, 'simulator'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\..*|dist|node_modules|test-results)$/.test(entry.name))
      .map(({ name }) => name)
    expect(folders.filter((name) => !rows.includes(name))).toEqual([])
  },
)

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesIn(path) : [path]
    })
}

function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
}

it('the button of README deploys with a database and without a typed value, from the one address that is to be replaced', () => {
  const readme = read('README.md')
  const [, address = ''] = /\]\((https:\/\/vercel\.com\/new\/clone\?[^)]+)\)/.exec(readme) ?? []
  const { searchParams } = new URL(address)
  expect(searchParams.get('repository-url')).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+$/)
  const neon = { type: 'integration', integrationSlug: 'neon', productSlug: 'neon' }
  expect(JSON.parse(searchParams.get('stores') ?? '')).toEqual([neon])
  expect([...searchParams.keys()].sort()).toEqual(['repository-url', 'stores'])
  expect(documents.flatMap((path) => read(path).match(/YOUR-ACCOUNT/g) ?? []).length).toBeLessThanOrEqual(1)
})
