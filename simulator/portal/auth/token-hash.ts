import { createHash } from 'node:crypto'

/** What is stored of a token or another secret: whoever reads the store cannot use it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
