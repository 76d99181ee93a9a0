import { parsedAppUrl } from './environment'

/** Whether an origin is the shop's: by APP_URL, or else by the name by which the shop or its proxy was called. */
export function isOwnOrigin(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false
  const forwarded = headers.get('x-forwarded-host')?.split(',')[0]?.trim()
  return [parsedAppUrl()?.host, forwarded || headers.get('host')].includes(new URL(origin).host)
}
