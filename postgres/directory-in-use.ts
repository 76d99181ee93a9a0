/**
 * Somebody else holds the folder. The message is a sentence for the person who started the second process.
 *
 * Apart from the lock, whose program is not there where no store is embedded, as on Vercel.
 */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse'
}
