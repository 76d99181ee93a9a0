const hidden = '***'

/**
 * An address without the name and password in it, and those as the header in which they are sent: `fetch` takes no
 * address that has them.
 */
export function separateCredentials(address: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(address)
  const { username, password } = url
  if (!username && !password) return { url, headers: {} }
  url.username = ''
  url.password = ''
  const credentials = [decoded(username), Buffer.from(':'), decoded(password)]
  return { url, headers: { authorization: `Basic ${Buffer.concat(credentials).toString('base64')}` } }
}

/** Unlike decodeURIComponent, takes a percent sign that begins no code as itself, as browsers do. */
const decoded = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
    'latin1',
  )

/** An address as people see it: the password in it is hidden. */
export function shownAddress(address: string): string {
  const url = new URL(address)
  if (!url.password) return address
  url.password = hidden
  return url.href
}

/** Limited, so that a long text of many such beginnings takes no long time. */
const passwordInAddress = /(https?:[/\\]*[^/\\?#\s:@]*):[^/\\?#\s]{0,2000}@/gi

/** Whether a text may hold a password of an address, also as a JSON text in which a backslash escapes. */
export const mayHoldPassword = (text: string): boolean =>
  /https?:[/\\]*[^/?#\s:@]*:[^/?#\s]{0,2000}@/i.test(text)

/** A text in which each password of an address is hidden. */
export const withoutPasswords = (text: string): string => text.replace(passwordInAddress, `$1:${hidden}@`)
