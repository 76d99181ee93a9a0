import { defineConfig } from 'vitest/config'
import { tags } from './kit/test-tags.ts'

export default defineConfig({
  test: {
    name: 'postgres',
    include: ['**/*.test.ts'],
    globalSetup: './pglite-image.ts',
    setupFiles: './pglite-from-image.ts',
    pool: 'threads',
    tags,
    // A limit ends a test that hangs; it is no measure of how long anything takes.
    hookTimeout: 180_000,
    testTimeout: 180_000,
  },
})
