import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { tags } from './postgres/kit/test-tags.ts'

/**
 * Where most tests use the store, and no module is mocked automatically in one file and by a factory in another: such
 * mocks get in each other's way in one thread.
 */
const foldersWithStore = [
  'app/api/cashflows',
  'lib/admin',
  'lib/email',
  'lib/audit-log',
  'lib/gateway-access',
  'lib/invoice',
  'lib/metrics',
  'lib/orders',
  'lib/personal-data',
  'lib/stock',
  'lib/withdrawals',
]
const testsWithStore = `{${foldersWithStore.join()}}/**/*.test.ts`

function shop(project: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      globalSetup: './postgres/pglite-image.ts',
      // No test opens the store of this machine's shop, in which somebody's orders are, and which a running shop holds.
      env: { DATA_DIR: '/dev/null/no-store-in-tests', DATABASE_URL: '' },
      // Unlike processes, threads compile PGlite once for all.
      pool: 'threads',
      // A limit ends a test that hangs; it is no measure of how long anything takes.
      hookTimeout: 180_000,
      testTimeout: 180_000,
      ...project,
    },
    resolve: {
      alias: [
        { find: /^@\//, replacement: `${import.meta.dirname}/` },
        // Tests read the sources of the workspace, not what was built from them.
        { find: /^cashflows-postgres$/, replacement: `${import.meta.dirname}/postgres/index.ts` },
        {
          find: /^cashflows-postgres\/(client-address|rate-limit|testing)$/,
          replacement: `${import.meta.dirname}/postgres/$1.ts`,
        },
        // Next's marker of server-only modules throws outside Next.
        { find: 'server-only', replacement: `${import.meta.dirname}/node_modules/server-only/empty.js` },
      ],
    },
  }
}

export default defineConfig({
  test: {
    projects: [
      '{postgres,simulator}/vitest.config.ts',
      shop({
        name: 'shop',
        include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
        exclude: [testsWithStore],
        setupFiles: './postgres/pglite-from-image.ts',
      }),
      shop({
        name: 'shop with its store',
        include: [testsWithStore],
        // Test files that run in the same thread share the packages and the embedded store, which is emptied between them.
        isolate: false,
        setupFiles: ['./lib/testing/fresh-modules.ts', './postgres/pglite-from-image.ts'],
      }),
    ],
    tags,
    // Tests wait for servers and other processes often enough that no processor need be kept free.
    maxWorkers: '100%',
  },
})
