import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

const refused: [file: string, specifier: string][] = [
  ['app/[locale]/page.tsx', '@/simulator/server'],
  ['app/[locale]/page.tsx', '@/simulator'],
  ['app/[locale]/page.tsx', '../../simulator/server'],
  ['app/api/cashflows/webhook/route.ts', '../../../../simulator/payments/card'],
  ['components/cart/badge.tsx', '@/simulator/payments/card'],
  ['components/cart/badge.tsx', '@/lib/database/schema'],
  ['components/cart/badge.tsx', '../../lib/database/schema'],
  ['components/cart/badge.tsx', '@/postgres/open-store'],
  ['components/cart/badge.tsx', 'drizzle-orm'],
  ['components/cart/badge.tsx', 'pg'],
  ['lib/orders/settle.ts', '@/simulator/payments/lifecycle'],
  ['lib/orders/settle.ts', '../../simulator/payments/lifecycle'],
  ['lib/environment.ts', '../simulator/environment'],
  ['lib/orders/settle.ts', 'react'],
  ['lib/orders/settle.ts', 'react-dom/server'],
  ['lib/orders/settle.ts', '@/components/cart/badge'],
  ['lib/orders/settle.ts', '../../app/layout'],
  ['lib/cashflows/client.ts', '@/lib/money'],
  ['lib/cashflows/client.ts', '../money'],
  ['lib/cashflows/client.ts', 'next/headers'],
  ['lib/cashflows/client.ts', 'react'],
  ['lib/cashflows/client.ts', 'server-only'],
  ['lib/cashflows/client.ts', '@/simulator/environment'],
  ['simulator/server.ts', '@/lib/money'],
  ['simulator/server.ts', '../lib/cashflows/signature'],
  ['simulator/gateway/create.ts', '../../lib/cashflows/signature'],
  ['simulator/gateway/create.ts', '../../components/cart/badge'],
  ['simulator/gateway/create.ts', '../../app/layout'],
  ['simulator/gateway/create.ts', 'next/server'],
  ['simulator/gateway/create.ts', 'react'],
  ['simulator/gateway/create.ts', '../control/client'],
  ['simulator/control/routes.ts', '../gateway/errors'],
  ['simulator/control/routes.ts', '../../lib/money'],
  ['simulator/payments/payments.ts', '../hosted-page/card-page'],
  ['simulator/portal/portal.tsx', '../hosted-page/card-page'],
  ['simulator/portal/appearance/preview.ts', '../../hosted-page/card-page'],
  ['postgres/open-store.ts', '@/lib/environment'],
  ['postgres/open-store.ts', '../lib/environment'],
  ['postgres/open-store.ts', '../simulator/environment'],
  ['proxy.ts', './simulator/server'],
]

const allowed: [file: string, specifier: string][] = [
  ['app/simulator/[[...path]]/route.ts', '@/simulator/application'],
  ['app/simulator/[[...path]]/route.ts', '@/lib/environment'],
  ['app/[locale]/page.tsx', '@/lib/database/orders'],
  ['components/cart/badge.tsx', 'react'],
  ['components/cart/badge.tsx', '@/lib/cart/cart'],
  ['lib/session.ts', 'next/headers'],
  ['lib/database/store.ts', '@/postgres/open-store'],
  ['lib/orders/settle.ts', '@/lib/cashflows/client'],
  ['lib/cashflows/client.ts', './signature'],
  ['lib/cashflows/client.ts', 'zod'],
  ['simulator/store/store.ts', '../../postgres/open-store'],
  ['simulator/gateway/create.ts', '../payments/lifecycle'],
  ['simulator/gateway/create.ts', 'hono/jsx'],
  ['simulator/control/routes.ts', './client'],
  ['simulator/control/routes.ts', '../trouble/scenarios'],
  ['simulator/control/routes.ts', '../notifications/outbox'],
  ['simulator/simulator.ts', './control/control'],
  ['postgres/open-store.ts', './directory-lock'],
  ['postgres/open-store.ts', 'drizzle-orm/pg-core'],
]

/** Every way in which TypeScript brings in another file. */
const crossings = (specifier: string) => `
import { a } from '${specifier}'
import type { B } from '${specifier}'
export { c } from '${specifier}'
export const d: [B, unknown] = [a, import('${specifier}')]
`

const house = mkdtempSync(join(tmpdir(), 'walls-'))
const rows = [...refused, ...allowed]
const fileOf = (row: [string, string]) => join(dirname(row[0]), `crossing-${rows.indexOf(row)}.ts`)
let stopped: string[] = []

beforeAll(() => {
  cpSync(join(root, 'biome.json'), join(house, 'biome.json'))
  for (const row of rows) {
    const file = join(house, fileOf(row))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, crossings(row[1]))
  }
  stopped = importsStoppedIn(house)
})

afterAll(() => rmSync(house, { recursive: true }))

it.each(refused.map((row) => [...row, row] as const))(
  'a wall stops %s from importing %s',
  (_file, _specifier, row) => {
    expect(stopped.filter((file) => file === fileOf(row))).toHaveLength(4)
  },
)

it.each(allowed.map((row) => [...row, row] as const))(
  'no wall stops %s from importing %s',
  (_file, _specifier, row) => {
    expect(stopped).not.toContain(fileOf(row))
  },
)

/** The file of each import that biome refuses, once for every such import. */
function importsStoppedIn(folder: string): string[] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const flags = [
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--reporter=json',
  ]
  const run = spawnSync(process.execPath, [biome, 'lint', ...flags, '.'], { cwd: folder, encoding: 'utf8' })
  const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(run.stdout)
  return report.diagnostics.map((diagnostic) => diagnostic.location.path)
}
