import { expect, it, vi } from 'vitest'
import { renderEmail } from '@/components/email/email-renderer'
import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { listEmails } from '@/lib/outbox/outbox'
import { GET as getEmail } from './[id]/route'
import { GET } from './route'

vi.mock('@/lib/database/database')
vi.mock('@/lib/outbox/outbox')
vi.mock('@/lib/environment')
vi.mock('@/components/email/email-renderer')

const asDeployed = (isProduction: boolean) =>
  vi.mocked(environment).mockReturnValue({ isProduction } as ReturnType<typeof environment>)

it('shows the emails that are kept in development alone', async () => {
  vi.mocked(listEmails).mockResolvedValue([
    { id: 7, kind: 'order-link', recipient: '<b>@example.com', state: 'due', createdAt: new Date() },
  ] as Awaited<ReturnType<typeof listEmails>>)
  asDeployed(false)
  const text = await (await GET()).text()
  expect(text).toContain('/api/emails/7?format=text')
  expect(text).not.toContain('<b>')

  asDeployed(true)
  vi.mocked(database).mockClear()
  expect((await GET()).status).toBe(404)
  const params = Promise.resolve({ id: '7' })
  expect((await getEmail(new Request('https://shop.example/api/emails/7'), { params })).status).toBe(404)
  expect(database).not.toHaveBeenCalled()
  expect(renderEmail).not.toHaveBeenCalled()
})
