/**
 * Where the sender of a request sees this host, as the nearest proxy says in X-Forwarded-Host and X-Forwarded-Proto.
 * Only for a simulator behind a proxy that sets both: anybody else could send them, too.
 *
 * @returns without a slash at the end
 */
export function forwardedOrigin({ url, headers }: Request): string {
  const { protocol, host } = new URL(url)
  const said = `${last(headers, 'x-forwarded-proto') ?? protocol.slice(0, -1)}://${last(headers, 'x-forwarded-host') ?? host}`
  const isOrigin = /^https?:\/\/[^/?#@\\]+$/i.test(said) && URL.canParse(said)
  return isOrigin ? new URL(said).origin : `${protocol}//${host}`
}

/** Each proxy adds what it saw at the end. */
const last = (headers: Headers, name: string): string | undefined =>
  headers.get(name)?.split(',').at(-1)?.trim() || undefined
