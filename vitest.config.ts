import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,components,lib,postgres,simulator,e2e}/**/*.test.{ts,tsx}', 'proxy.test.ts'],
    globalSetup: './postgres/pglite-image.ts',
    setupFiles: './postgres/pglite-from-image.ts',
    // Unlike processes, threads compile PGlite once for all.
    pool: 'threads',
    // Tests wait for servers and other processes often enough that no processor need be kept free.
    maxWorkers: '100%',
    // Opening an embedded PostgreSQL takes seconds on a small machine that is busy.
    hookTimeout: 60_000,
    testTimeout: 20_000,
  },
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${import.meta.dirname}/` },
      // Next's marker of server-only modules throws outside Next.
      { find: 'server-only', replacement: `${import.meta.dirname}/node_modules/server-only/empty.js` },
    ],
  },
})
