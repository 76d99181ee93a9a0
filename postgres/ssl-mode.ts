/**
 * `sslmode` means to pg something else than to PostgreSQL's own clients: `require` checks the certificate, and fails with
 * the private authorities of providers whose addresses say `require`. This gives it its usual meaning: `require`
 * encrypts, `verify-ca` and `verify-full` check, against the authority in `sslrootcert` where one is named.
 */
export function withSslModesOfLibpq(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  const mode = url.searchParams.get('sslmode')
  // `no-verify` is pg's own.
  if (mode !== null && mode !== 'no-verify') url.searchParams.set('uselibpqcompat', 'true')
  return url.href
}
