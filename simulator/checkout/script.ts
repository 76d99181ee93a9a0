import { asset, readPackageFile } from '../web/asset.ts'

/** How the fields of a card are read, without its exports and comments: nobody imports or reads it there. */
const cardFields = readPackageFile('payments/card-fields.js')
  .replace(/^\s*(\/\/.*|\/\*\*[\s\S]*?\*\/)\n/gm, '')
  .replace(/^export /gm, '')

/** The script of the pages that a shopper sees. */
export const script = asset(`${cardFields}\n${readPackageFile('checkout/client.js')}`, 'text/javascript')
