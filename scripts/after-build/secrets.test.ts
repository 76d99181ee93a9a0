import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { findSecrets } from './secrets'

const variables = {
  SESSION_PASSWORD: 'sealed with this password',
  CASHFLOWS_API_KEY: 'b2c3d4e5-key-of-the-account',
  DATABASE_URL: 'postgresql://shop:word@host/shop',
  CRON_SECRET: undefined,
  DEMONSTRATION_KEY: 'yes',
  NEXT_PUBLIC_MAP_KEY: 'a key for every browser',
  APP_URL: 'https://shop.example',
}

it('finds a secret in what browsers get, and says which and where', () => {
  const build = mkdtempSync(join(tmpdir(), 'build-'))
  onTestFinished(() => rmSync(build, { recursive: true, force: true }))
  mkdirSync(join(build, 'static/chunks'), { recursive: true })
  mkdirSync(join(build, 'server/app/en-GB'), { recursive: true })
  const files = {
    'static/chunks/a.js': 'const key = "b2c3d4e5-key-of-the-account", map = "a key for every browser"',
    'static/chunks/b.js': 'say("yes", "https://shop.example")',
    'server/app/en-GB/cart.rsc': 'sealed with this password',
    // Of the server only.
    'server/app/page.js': 'postgresql://shop:word@host/shop',
  }
  for (const [file, content] of Object.entries(files)) writeFileSync(join(build, file), content)
  expect(findSecrets(build, variables)).toEqual([
    { name: 'CASHFLOWS_API_KEY', file: join(build, 'static/chunks/a.js') },
    { name: 'SESSION_PASSWORD', file: join(build, 'server/app/en-GB/cart.rsc') },
  ])
})
