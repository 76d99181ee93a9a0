// @module-tag slow

import { execFileSync, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { readLastStage } from 'cashflows-postgres/kit/dockerfile'
import { isRoot, nobody, unprivileged } from 'cashflows-postgres/kit/unprivileged'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TrialMerchant } from './conformance/merchant.ts'
import { defaultCredentials } from './environment.ts'
import { findBrowser } from './kit/browser.ts'
import { GatewayClient } from './kit/gateway-client.ts'
import { startServer } from './kit/server-process.ts'
import { packageFile } from './package-files.ts'

const root = packageFile('..')
const image = readLastStage(packageFile('Dockerfile'))

/** Packing compiles the package, and installing may load what it needs: minutes on a machine that does other work. */
const installLimitMs = 600_000

/** What npm need not do here. */
const quickly = ['--prefer-offline', '--no-audit', '--no-fund']

let folder: string
let tarball: string
/** Where the package is installed, as the image says. */
let installed: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  tarball = pack()
  installed = join(folder, 'installed')
  for (const command of image.run.filter((line) => line.startsWith('npm '))) {
    const [program = '', ...words] = command.replace('/package/*.tgz', tarball).split(' ')
    execFileSync(program, [...words, '--prefix', installed, ...quickly], { stdio: 'pipe' })
  }
  execFileSync('chmod', ['-R', 'a+rX,a-w', installed])
  execFileSync('chmod', ['a+rx', folder])
}, installLimitMs)
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder])
  rmSync(folder, { recursive: true })
})

/** Runs `npm pack` in a copy, since meanwhile it changes what this package finds in its node_modules. @returns the tarball */
function pack(): string {
  const copy = join(folder, 'copy')
  const isWanted = (path: string) => !['node_modules', 'test-results', 'e2e'].includes(basename(path))
  for (const name of ['postgres', 'simulator']) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: isWanted,
      preserveTimestamps: true,
    })
  }
  for (const name of ['package.json', 'tsconfig.base.json']) cpSync(join(root, name), join(copy, name))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: join(copy, 'simulator'), stdio: 'pipe' })
  rmSync(copy, { recursive: true })
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
}

/** The path of the newest Node that npm serves; undefined where it serves none for this machine. */
function newestNode(): string | undefined {
  const words = ['exec', '--yes', '--package=node@latest', '--', 'node', '--print', 'process.execPath']
  const { status, stdout } = spawnSync('npm', words, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

describe.each([
  ['this Node', () => process.execPath],
  ['the newest Node that npm serves', newestNode],
])('The installed package, with %s', (_name, findNode) => {
  it('starts for a user without rights who cannot write there, is healthy, reads .env, takes a payment and ends when told', async ({
    skip,
  }) => {
    const node = findNode()
    if (node === undefined) return skip('npm serves no Node for this machine')
    const home = mkdtempSync(join(folder, 'home-'))
    writeFileSync(join(home, '.env'), 'CASHFLOWS_API_KEY=key of the file\n')
    mkdirSync(join(home, 'data'))
    if (isRoot()) for (const path of [home, join(home, 'data')]) chownSync(path, nobody, nobody)
    const [command = ''] = image.command
    let printed = ''
    const simulator = await startServer({
      command: unprivileged(node, join(installed, 'bin', command), '--control', 'on'),
      variables: { ...image.variables, PORT: '0', DATA_DIR: join(home, 'data'), DATABASE_URL: '' },
      folder: home,
      ready: /Simulator listening on http:\/\/localhost:(\d+)/,
      onPrint: (text) => {
        printed += text
      },
    })
    try {
      expect(printed).toContain('.env sets CASHFLOWS_API_KEY.')
      const check = (PORT: string) =>
        execFileSync(node, image.healthCheck.slice(1), { env: { ...process.env, PORT }, stdio: 'pipe' })
      check(simulator.found)
      expect(() => check('1')).toThrow()
      const { configurationId } = defaultCredentials
      const gateway = new GatewayClient(`http://127.0.0.1:${simulator.found}`, {
        configurationId,
        apiKey: 'key of the file',
      })
      const merchant = new TrialMerchant(gateway)
      const job = await merchant.startIn('PAID')
      expect((await merchant.call('GET', job.path)).json).toMatchObject({ data: { paymentStatus: 'Paid' } })
      const page = await merchant.visit(await merchant.start())
      expect(page.status).toBe(200)
    } finally {
      await simulator.stop()
    }
  })
})

it('holds every file to which its own pages lead', () => {
  const own = join(installed, 'lib/node_modules/cashflows-simulator')
  const pages = ['README.md', ...readdirSync(join(own, 'docs')).map((name) => join('docs', name))]
  expect(pages.length).toBeGreaterThan(5)
  for (const page of pages) {
    const links = readFileSync(join(own, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)
    const missing = [...links].filter(([, path = '']) => !existsSync(join(own, dirname(page), path)))
    expect(
      missing.map(([, path]) => path),
      page,
    ).toEqual([])
  }
})

it('tries a shop without Playwright’s test runner, and says what is wrong with its description', () => {
  const [command = ''] = image.command
  const words = [join(installed, 'bin', command), 'try', '--shop', 'none.yaml']
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  expect(stderr).toBe('There is no file none.yaml. --shop names the description of your shop.\n')
  expect(status).toBe(1)
})

/** What somebody writes who tests a shop with the package: the files that its page about the kit shows, by their names. */
const shownFiles = new Map(
  [
    ...readFileSync(packageFile('docs/playwright.md'), 'utf8').matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```/gms),
  ].map(([, name = '', text = '']) => [name, text] as const),
)

const playwrightConfiguration = `
import { browserFlags, findBrowser } from 'cashflows-simulator/kit/browser'

export default { use: { launchOptions: { executablePath: findBrowser(), args: browserFlags } } }`

/** What keeps a shop in Python from being tried in a browser on this machine. */
function whatIsMissing(): string | undefined {
  if (spawnSync('python3', ['--version']).status !== 0) return 'this machine has no Python'
  try {
    findBrowser()
    return undefined
  } catch (error) {
    return String(error)
  }
}

it(
  'buys in a shop in Python by the files that its page about the Playwright kit shows, in an empty folder',
  ({ skip }) => {
    const missing = whatIsMissing()
    if (missing !== undefined) return skip(missing)
    const project = join(folder, 'project')
    mkdirSync(project)
    const { devDependencies } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))
    const runner = `@playwright/test@${devDependencies['@playwright/test']}`
    execFileSync('npm', ['install', tarball, runner, ...quickly], { cwd: project, stdio: 'pipe' })
    writeFileSync(join(project, 'playwright.config.mjs'), playwrightConfiguration)
    for (const name of ['shop.ts', 'shop.spec.ts']) {
      writeFileSync(join(project, name), shownFiles.get(name) ?? '')
    }
    cpSync(packageFile('e2e/shops/shop.py'), join(project, 'shop.py'))
    const { status, stdout } = spawnSync('npx', ['playwright', 'test', '--reporter', 'list'], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, SIMULATOR_URL: '' },
    })
    expect(stdout).toContain('1 passed')
    expect(status).toBe(0)
  },
  installLimitMs,
)
