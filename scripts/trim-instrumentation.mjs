import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

// Next leaves `outputFileTracingExcludes` out of routes alone, and Vercel adds the files of instrumentation.ts to every
// function. `npm run vercel-build` runs this after the build.

const trace = resolve('.next/server/instrumentation.js.nft.json')
const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'))
const globs = Object.values(config.outputFileTracingExcludes).flat()
const excluded = globs.map((glob) => resolve(glob.replace(/\*\*$/, '.')))
const content = JSON.parse(readFileSync(trace, 'utf8'))
const isExcluded = (file) => excluded.some((folder) => resolve(dirname(trace), file).startsWith(`${folder}/`))
// It says that the build is CommonJS, where the project's own package.json, which comes along, says that it is not.
content.files = [...content.files.filter((file) => !isExcluded(file)), '../package.json']
writeFileSync(trace, JSON.stringify(content))
