import type { NextConfig } from 'next'

const config: NextConfig = {
  // `npm test` builds into a folder of its own, beside a running `npm run dev`.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // PGlite and its empty store load files from beside their own and break when bundled.
  serverExternalPackages: [
    'cashflows-postgres',
    'cashflows-simulator',
    '@electric-sql/pglite',
    '@electric-sql/pglite-prepopulatedfs',
    'pg',
    'drizzle-orm',
    'zod',
    'iron-session',
  ],
  // Read from disk, not imported: migrations when the store is opened, styles, scripts and typefaces of the simulator's pages.
  outputFileTracingIncludes: {
    '/**': ['./lib/database/migrations/**', './simulator/database/migrations/**'],
    '/simulator/**': [
      './simulator/{checkout,portal}/**/*.{css,js}',
      './node_modules/@fontsource-variable/*/files/*-{latin,greek}-wght-normal.woff2',
    ],
  },
  // The environment that the static pages speak of; see checkBuild in lib/environment.ts.
  env: { BUILT_FOR_ENVIRONMENT: process.env.CASHFLOWS_ENVIRONMENT || 'simulator' },
  poweredByHeader: false,
  experimental: {
    // The root layout stands under the language; an address without a page needs a document of its own.
    globalNotFound: true,
    // Types of routes come from the build that is checked, not from every one that ever left its own behind.
    strictRouteTypes: true,
  },
}

export default config
