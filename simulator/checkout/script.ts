import { asset, readPackageFile } from '../web/asset.ts'

/** The script of the pages that a shopper sees. */
export const script = asset(readPackageFile('checkout/client.js'), 'text/javascript')
