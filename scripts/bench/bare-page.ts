import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import nextPackage from 'next/package.json' with { type: 'json' }
import { writeBareApplication } from './bare-application'

// Builds a page of Next with nothing on it, and writes down how much script it loads: e2e/budget.spec.ts compares the shop's
// pages with it. To be run again for another version of Next.

const folder = mkdtempSync(join(tmpdir(), 'bare-page-'))
try {
  writeBareApplication(folder, { 'app/page.tsx': 'export default () => <h1>Hello</h1>' })
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const { status } = spawnSync('npx', ['next', 'build'], { cwd: folder, env, stdio: 'inherit' })
  if (status !== 0) throw new Error('The bare page cannot be built')
  const $ = load(readFileSync(join(folder, '.next/server/app/index.html'), 'utf8'))
  const sources = $('script[src]:not([nomodule])')
    .map((_, script) => $(script).attr('src') ?? '')
    .get()
  const scriptBytes = sources.reduce((sum, source) => {
    const file = join(folder, source.replace(/^\/_next/, '.next').replace(/\?.*/, ''))
    return sum + gzipSync(readFileSync(file)).length
  }, 0)
  const measured = { next: nextPackage.version, scriptBytes }
  writeFileSync(join(import.meta.dirname, 'bare-page.json'), `${JSON.stringify(measured, null, 2)}\n`)
  console.log(measured)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
