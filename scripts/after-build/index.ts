import { existsSync } from 'node:fs'
import { join } from 'node:path'
import nextEnvironment from '@next/env'
import { isCatalogueRenewed } from '../../lib/catalogue'
import { findSecrets } from './secrets'
import { secureStaticPages } from './static-pages'

// `npm run build` runs this after `next build`, of whose folder `output: 'standalone'` holds a copy.

nextEnvironment.loadEnvConfig('.', false, { info: () => {}, error: console.error })
const folder = process.env.NEXT_DIST_DIR || '.next'
const found = findSecrets(folder, process.env)
for (const { name, file } of found)
  console.error(`✗ ${file} holds the value of ${name}, and browsers get that file.`)
// On Vercel nothing gives such a page its policy.
const isRenewed = isCatalogueRenewed && !process.env.VERCEL
const builds = [folder, join(folder, 'standalone', folder)].filter((build) => existsSync(build))
for (const build of builds)
  console.log(`✓ ${secureStaticPages(build, { isRenewed })} static pages in ${build} name their scripts`)
if (process.env.NEXT_ADAPTER_PATH) {
  console.warn(
    '! The host has taken the static pages before this step: they have no Content-Security-Policy.',
  )
}
process.exitCode = found.length > 0 ? 1 : 0
