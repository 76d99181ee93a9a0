import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { tags } from './postgres/kit/test-tags.ts'

/**
 * Files that mock by a factory what others mock automatically, or the other way round: in one thread vitest gives one
 * file the mock of the other, so these run apart.
 */
export const isolatedTests = [
  'app/[locale]/listings.test.ts',
  'app/[locale]/require-database.test.ts',
  'app/api/portal/route.test.ts',
  'app/simulator/mounted-simulator.test.ts',
  'lib/sealed-cookie.test.ts',
  'lib/start-shop.test.ts',
  'lib/availability/check.test.ts',
  'lib/discovery/discovery.test.ts',
  'proxy.test.ts',
]
/** The same as patterns, in which brackets mean something. */
const isolatedPatterns = isolatedTests.map((path) => path.replaceAll('[', '[[]'))

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
        // Tests are about the sample, whatever this shop sells: see lib/sample/shop.ts.
        { find: /^(@\/lib|\.\.)\/shop$/, replacement: `${import.meta.dirname}/lib/sample/shop.ts` },
        { find: './selected-source', replacement: `${import.meta.dirname}/lib/catalogue/sample-source.ts` },
        {
          find: /^(@\/lib\/theme|\.)\/theme\.json$/,
          replacement: `${import.meta.dirname}/lib/sample/theme.json`,
        },
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
        exclude: isolatedPatterns,
        // Test files that run in the same thread share the packages and the embedded store, which is emptied between them.
        isolate: false,
        setupFiles: ['./lib/testing/fresh-start.ts', './postgres/pglite-from-image.ts'],
      }),
      shop({
        name: 'shop, isolated',
        include: isolatedPatterns,
        setupFiles: './postgres/pglite-from-image.ts',
      }),
    ],
    tags,
    // Tests wait for servers and other processes often enough that no processor need be kept free.
    maxWorkers: '100%',
  },
})
