// biome-ignore lint/style/noRestrictedImports: It serves the example of an API, and goes when that goes.
import { httpCatalogue } from '@/lib/catalogue/http-catalogue'

// `npm run catalogue -- FOLDER [PORT]`: serves a folder of tables as an API; see docs/catalogue.md.

const [folder, port = '4400'] = process.argv.slice(2)
if (folder === undefined || !/^\d+$/.test(port)) {
  console.error(
    'Name the folder, and a port if it should not be 4400: npm run catalogue -- lib/catalogue/example 4400',
  )
  process.exit(2)
}
httpCatalogue(folder).listen(Number(port), () =>
  console.log(`The catalogue of ${folder}: http://localhost:${port}/catalogue.json`),
)
