import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      '{postgres,simulator}/vitest.config.ts',
      {
        test: {
          name: 'shop',
          include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
          globalSetup: './postgres/pglite-image.ts',
          setupFiles: './postgres/pglite-from-image.ts',
          // Unlike processes, threads compile PGlite once for all.
          pool: 'threads',
          // A limit ends a test that hangs; it is no measure of how long anything takes.
          hookTimeout: 180_000,
          testTimeout: 180_000,
        },
        resolve: {
          alias: [
            { find: /^@\//, replacement: `${import.meta.dirname}/` },
            // Tests read the sources of the workspace, not what was built from them.
            { find: /^cashflows-postgres$/, replacement: `${import.meta.dirname}/postgres/index.ts` },
            {
              find: /^cashflows-postgres\/testing$/,
              replacement: `${import.meta.dirname}/postgres/testing.ts`,
            },
            // Next's marker of server-only modules throws outside Next.
            { find: 'server-only', replacement: `${import.meta.dirname}/node_modules/server-only/empty.js` },
          ],
        },
      },
    ],
    // Tests wait for servers and other processes often enough that no processor need be kept free.
    maxWorkers: '100%',
  },
})
