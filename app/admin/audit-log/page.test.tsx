import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import type { Role } from '@/lib/admin/roles'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { onEveryStore } from '@/lib/orders/testing'
import { type SignedIn, signedIn } from '../signed-in'
import AuditLogPage from './page'

vi.mock('../signed-in')
vi.mock('next/navigation', () => ({ usePathname: () => '/admin/audit-log' }))

onEveryStore('the page of the audit log', (database) => {
  const show = async (parameters: Record<string, string> = {}, role: Role = 'owner') => {
    const account = { role, email: `${role}@shop.example` }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    return renderToStaticMarkup(await AuditLogPage({ searchParams: Promise.resolve(parameters) }))
  }
  const older = (html: string) => /href="\/admin\/audit-log\?([^"]*after=(\d+))"/.exec(html)

  it('has fifty entries, the newest first, and leads to the older ones of the same account and act', async () => {
    for (let count = 1; count <= 53; count++) {
      await recordAudit(database(), { actor: 'kim@shop.example', action: 'note', detail: `Note ${count}.` })
    }
    await recordAudit(database(), { actor: 'ben@shop.example', action: 'sign-in', detail: 'Signed in.' })
    const filters = { account: ' Kim@shop.example', act: 'note' }
    const first = await show(filters)
    expect(first.match(/Note \d+\./g)).toHaveLength(50)
    expect(first.indexOf('Note 53.')).toBeLessThan(first.indexOf('Note 52.'))
    expect(first).not.toContain('Signed in.')
    const [, query, after = ''] = older(first) ?? []
    expect(query).toContain('account=kim%40shop.example&amp;act=note&amp;')
    const second = await show({ ...filters, after })
    expect(second.match(/Note \d+\./g)).toEqual(['Note 3.', 'Note 2.', 'Note 1.'])
    expect(older(second)).toBeNull()
    expect(await show({ account: 'nobody@shop.example' })).toContain('Nothing is found.')
  })

  it('is for owners alone', async () => {
    await recordAudit(database(), { actor: 'kim@shop.example', action: 'note', detail: 'Called back.' })
    expect(await show()).toContain('Called back.')
    expect(await show({}, 'staff')).not.toContain('Called back.')
  })
})
