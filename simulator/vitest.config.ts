import { join } from 'node:path'
import { tags } from 'cashflows-postgres/kit/test-tags'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'simulator',
    include: ['**/*.test.{ts,tsx}'],
    globalSetup: '../postgres/pglite-image.ts',
    setupFiles: '../postgres/pglite-from-image.ts',
    // Unlike processes, threads compile PGlite once for all.
    pool: 'threads',
    // Test files that run in the same thread share the modules and the embedded store, which is emptied between them.
    isolate: false,
    tags,
    // A limit ends a test that hangs; it is no measure of how long anything takes.
    hookTimeout: 180_000,
    testTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
  },
  resolve: {
    // Tests read the sources of the workspace, not what was built from them.
    alias: [
      { find: /^cashflows-postgres$/, replacement: join(import.meta.dirname, '../postgres/index.ts') },
      {
        find: /^cashflows-postgres\/(client-address|rate-limit|testing)$/,
        replacement: join(import.meta.dirname, '../postgres/$1.ts'),
      },
    ],
  },
})
