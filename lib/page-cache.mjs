import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

/**
 * Where Next keeps static pages and answers of APIs: as without it, on disk. A page that the running shop makes, because it is
 * new or its catalogue has changed, is finished before it is kept and sent. Next loads this file as it is, apart from the
 * shop's code, which instrumentation.ts registers.
 */
export default class PageCache extends (fileSystemCache.default ?? fileSystemCache) {
  async set(key, data, context) {
    if (data?.kind === 'APP_PAGE' && globalThis.shopFinishPage) {
      globalThis.shopFinishPage(data)
      // Addresses that lead to nothing are without end: only what was a page before is kept.
      if (data.status === 404 && !(await this.get(key, { kind: 'APP_PAGE' }))) return
    }
    try {
      await super.set(key, data, context)
    } catch (error) {
      // In a folder that is only read, such as an image of a container, it is kept in memory alone.
      if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
    }
  }
}
