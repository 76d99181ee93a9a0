import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { findProblem } from '@/lib/availability/check'
import { apiPaths } from '@/lib/paths'
import { GET, POST } from './route'

vi.mock('@/lib/availability/check')

const visit = (page: string) =>
  GET(
    new NextRequest(`http://localhost:3000${apiPaths.unavailable(page)}`, {
      headers: { accept: 'text/html' },
    }),
  )

it('stands in for a page, and speaks its language', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  const response = await visit('/nl-NL/orders/A-1')
  expect(response.status).toBe(503)
  const html = await response.text()
  expect(html).toContain('<html lang="nl-NL">')
  expect(html).toContain('href="/nl-NL/orders/A-1"')
})

it('keeps what a form of the shop holds, and sends it to its page again', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  const send = (origin?: string) => {
    const body = new FormData()
    body.set('firstName', 'Anna')
    const headers = { accept: 'text/html', host: 'localhost:3000', ...(origin && { origin }) }
    const address = `http://localhost:3000${apiPaths.unavailable('/en-GB/checkout')}`
    return POST(new NextRequest(address, { method: 'POST', headers, body }))
  }
  const response = await send('http://localhost:3000')
  expect(response.status).toBe(503)
  const html = await response.text()
  expect(html).toContain('<form method="post" enctype="multipart/form-data" action="/en-GB/checkout">')
  expect(html).toContain('name="firstName" value="Anna"')
  for (const origin of ['https://evil.example', undefined]) expect((await send(origin)).status).toBe(403)
})

it.each([
  ['/nl-NL/orders/A-1', '/nl-NL/orders/A-1'],
  ['//evil.example', '/'],
  ['/.//evil.example', '/'],
  ['https://evil.example/en-GB', '/'],
  ['', '/'],
])(
  'asked for “%s”, has a link to %s, and sends nobody there, also when the shop is well',
  async (page, href) => {
    vi.mocked(findProblem).mockResolvedValue(undefined)
    const response = await visit(page)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain(`class="button" href="${href}"`)
  },
)
