import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{app,components,lib,postgres,simulator,e2e}/**/*.test.{ts,tsx}', 'proxy.test.ts'],
    // Creating an embedded PostgreSQL takes seconds on a small machine.
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
