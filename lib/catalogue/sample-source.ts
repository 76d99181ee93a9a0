/** In place of `selected-source.ts` in tests: see lib/sample/shop.ts. */
export { typedSource as selectedSource } from './typed-source'
