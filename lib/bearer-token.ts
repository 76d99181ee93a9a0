import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request carries a secret as its bearer token. How long it takes shows nothing of the secret. */
export function isAuthorised(request: Request, secret: string): boolean {
  const [sent, wanted] = [request.headers.get('authorization') ?? '', `Bearer ${secret}`].map((text) =>
    createHash('sha256').update(text).digest(),
  )
  return sent !== undefined && wanted !== undefined && timingSafeEqual(sent, wanted)
}
