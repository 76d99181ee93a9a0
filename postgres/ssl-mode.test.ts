import pg from 'pg'
import { expect, it } from 'vitest'
import { withSslModesOfLibpq } from './ssl-mode.ts'

const sslOf = (query: string): unknown => {
  const connectionString = withSslModesOfLibpq(`postgresql://user@host/database${query}`)
  const client: object = new pg.Client({ connectionString })
  return 'ssl' in client ? client.ssl : undefined
}

it.each(['?sslmode=require', '?sslmode=prefer', '?sslmode=no-verify'])(
  'encrypts with %s, and takes any certificate, such as that of a provider of its own',
  (query) => {
    expect(sslOf(query)).toMatchObject({ rejectUnauthorized: false })
  },
)

it('checks the certificate with verify-full', () => {
  expect(sslOf('?sslmode=verify-full')).toEqual({})
})

it.each(['', '?sslmode=disable'])('does not encrypt with %j', (query) => {
  expect(sslOf(query)).toBe(false)
})
