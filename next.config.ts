import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { developmentPolicy } from './lib/content-security-policy'
import { maxBufferedBytes, maxFormBytes } from './lib/form-size'
import { locales } from './lib/i18n/locales'

/** The hosts by which this machine is found in its networks, for `npm run dev` opened on a phone. */
const ownAddresses = Object.values(networkInterfaces()).flatMap((addresses = []) =>
  addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
)

/**
 * A build names its Server Actions by this key. With the same one, a form of a page that another build made, an earlier
 * one or that of another machine, finds its action here. It keeps nothing secret, as no action encloses a value.
 */
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= 'U2VydmVyIEFjdGlvbnMgb2YgdGhpcyBzaG9wAAAAAAA='

/**
 * Turbopack stores what it has compiled when it has been idle for so long: 2 seconds by itself, in the middle of a newcomer's
 * first purchase, whose next page then waits 3 to 5 seconds more. Next does not document this variable: `npm run bench -- pages`
 * shows whether a version of it still reads it.
 */
process.env.TURBO_ENGINE_SNAPSHOT_IDLE_TIMEOUT_MILLIS ||= '20000'

/** APP_URL says who the shop is, also behind a proxy that calls it by another name. */
const { APP_URL } = process.env
const hosts = APP_URL && URL.canParse(APP_URL) ? [new URL(APP_URL).host] : []

/** `npm run dev` gives its scripts to pages at these hosts alone; at others the page says so. */
const developmentHosts = [...hosts.map((host) => host.split(':')[0] ?? host), ...ownAddresses]

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))

const securityHeaders = listed({
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
})

/**
 * The back office shows personal data. Browsers name the origin of its own forms still, as with `no-referrer` they would not.
 */
const adminHeaders = {
  source: '/admin/:path*',
  headers: listed({
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  }),
}

/**
 * In development, where no page is static, one policy does for all. Elsewhere static pages get theirs when they are built
 * (scripts/after-build), all others from proxy.ts.
 */
const developmentHeaders = {
  source: '/((?!api/|simulator|_next/).*)',
  headers: listed({ 'Content-Security-Policy': developmentPolicy }),
}

const config: NextConfig = {
  // `npm test` builds into a folder of its own, beside a running `npm run dev`.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // PGlite and its empty store load files from beside their own and break when bundled.
  serverExternalPackages: [
    'cashflows-postgres',
    'cashflows-simulator',
    '@electric-sql/pglite',
    '@electric-sql/pglite-prepopulatedfs',
    'fs-native-extensions',
    'pg',
    'drizzle-orm',
    'zod',
    'iron-session',
    '@react-email/render',
    'pdfkit',
    '@vercel/otel',
    '@opentelemetry/sdk-trace-base',
  ],
  // Read from disk, not imported: migrations when the store is opened, styles, scripts and typefaces of the simulator's pages,
  // the pages of text, a catalogue in a folder.
  outputFileTracingIncludes: {
    '/**': [
      './catalogue/**',
      './content/**',
      './lib/database/migrations/**',
      './simulator/database/migrations/**',
      './simulator/{checkout,demo-shops,gateway,payments,portal,web}/**/*.{css,js}',
      ...(process.env.VERCEL ? [] : ['./node_modules/fs-native-extensions/prebuilds/*/*.node']),
      './node_modules/@fontsource-variable/*/unicode.json',
      './node_modules/@fontsource-variable/*/files/*-{latin,greek,cyrillic}{,-ext}-wght-normal.woff2',
    ],
    '/api/orders/*/{invoice,credit-notes/*}': [
      './node_modules/@expo-google-fonts/commissioner/{400Regular,600SemiBold}/*.ttf',
    ],
  },
  // Folders. PGlite keeps its data in files, which no function of Vercel has, and pictures are read in the simulator's Portal
  // alone: each would be most of every function.
  outputFileTracingExcludes: {
    '/**': [
      './simulator/e2e/**',
      ...(process.env.VERCEL
        ? ['./node_modules/@electric-sql/**', './node_modules/fs-native-extensions/**']
        : []),
      ...(process.env.VERCEL && !process.env.OTEL_EXPORTER_OTLP_ENDPOINT
        ? ['./node_modules/@vercel/otel/**', './node_modules/@opentelemetry/**']
        : []),
    ],
    // [locale] would be one letter of these.
    ...(process.env.VERCEL && {
      '/{?locale?,api,admin}/**': ['./node_modules/sharp/**', './node_modules/@img/**'],
    }),
  },
  env: {
    // The environment that the static pages speak of; see checkBuild in lib/environment.ts.
    BUILT_FOR_ENVIRONMENT: process.env.CASHFLOWS_ENVIRONMENT || 'simulator',
    ...(process.env.NODE_ENV === 'development' && { DEVELOPMENT_HOSTS: developmentHosts.join(' ') }),
  },
  poweredByHeader: false,
  // Vercel keeps pages and answers by itself.
  ...(process.env.NODE_ENV !== 'development' &&
    !process.env.VERCEL && {
      cacheHandler: fileURLToPath(new URL('lib/page-cache.mjs', import.meta.url)),
    }),
  // The simulator's pages send their own: a hosted payment page may stand in a frame of the shop that it names.
  headers: async () => [
    { source: '/((?!simulator).*)', headers: securityHeaders },
    adminHeaders,
    ...(process.env.NODE_ENV === 'development' ? [developmentHeaders] : []),
  ],
  // Where no page stands under a language, the one that says so, in that language and with the status 404.
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [],
    fallback: [{ source: `/:locale(${locales.join('|')})/:path+`, destination: '/:locale/not-found' }],
  }),
  allowedDevOrigins: developmentHosts,
  // For all clients, not for some bots alone: what describes a page comes with it. Streamed after it, the title of the
  // earlier page went first, and a page stood without one (WCAG 2.4.2).
  htmlLimitedBots: /.*/,
  // `npm test` has checked the types before it builds.
  typescript: { ignoreBuildErrors: process.env.TYPES_CHECKED === 'yes' },
  experimental: {
    serverActions: { bodySizeLimit: maxFormBytes },
    proxyClientMaxBodySize: maxBufferedBytes,
    // The root layout stands under the language; an address without a page needs a document of its own.
    globalNotFound: true,
    // A link to a page that is made for each request would show it without a title until its own is drawn (WCAG 2.4.2).
    optimisticRouting: false,
    // Types of routes come from the build that is checked, not from every one that ever left its own behind.
    strictRouteTypes: true,
    // In threads: the first page of `npm run dev` would wait for more processes to start, two of PostCSS and one that
    // lists the addresses of its route.
    turbopackPluginRuntimeStrategy: 'workerThreads',
    ...(process.env.NODE_ENV === 'development' && { workerThreads: true }),
  },
}

// Beside the usual output, a folder that runs without npm's packages. `next start`, which needs no such folder, would warn.
export default (phase: string): NextConfig =>
  phase === PHASE_PRODUCTION_BUILD && !process.env.VERCEL ? { ...config, output: 'standalone' } : config
