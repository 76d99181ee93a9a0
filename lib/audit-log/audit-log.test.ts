import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { onEveryStore } from '@/lib/orders/testing'
import { lastSignIns, listAuditEntries, listLastEntries, recordAudit } from './audit-log'
import { auditLog } from './tables'

const note = {
  actor: 'kim@shop.example',
  action: 'note',
  orderNumber: 'S-1',
  detail: 'Called back.',
} as const

onEveryStore('the audit log', (database) => {
  it('lists what was done to an order, oldest first', async () => {
    await recordAudit(database(), note)
    await recordAudit(database(), { ...note, orderNumber: 'S-2' })
    await recordAudit(database(), { ...note, action: 'check', detail: 'Checked.' })
    expect(await listAuditEntries(database(), 'S-1')).toMatchObject([
      { ...note, key: null },
      { action: 'check', detail: 'Checked.' },
    ])
  })

  it('records what has a key once, of however many at the same time', async () => {
    const sent = [1, 2, 3].map(() => recordAudit(database(), { ...note, key: 'form-1' }))
    expect((await Promise.all(sent)).filter(Boolean)).toHaveLength(1)
    expect(await listAuditEntries(database(), 'S-1')).toHaveLength(1)
  })

  it('lists the last entries of an account or of a kind, the newest first, page by page', async () => {
    for (const [actor, action] of [
      ['kim@shop.example', 'note'],
      ['kim@shop.example', 'sign-in'],
      ['ben@shop.example', 'sign-in'],
    ] as const) {
      await recordAudit(database(), { actor, action, detail: '' })
    }
    const list = async (query: Parameters<typeof listLastEntries>[1]) =>
      (await listLastEntries(database(), query, 2)).map(({ id, actor, action }) => ({ id, actor, action }))
    const newest = await list({})
    expect(newest).toMatchObject([{ actor: 'ben@shop.example' }, { action: 'sign-in' }])
    expect(await list({ after: newest[1]?.id ?? 0 })).toMatchObject([{ action: 'note' }])
    expect(await list({ actor: 'kim@shop.example' })).toMatchObject([
      { action: 'sign-in' },
      { action: 'note' },
    ])
    expect(await list({ actor: 'kim@shop.example', action: 'note' })).toHaveLength(1)
    expect(await list({ actor: 'nobody@shop.example' })).toEqual([])
    const signIns = await lastSignIns(database(), ['kim@shop.example', 'nobody@shop.example'])
    expect([...signIns.keys()]).toEqual(['kim@shop.example'])
  })

  it('lets no entry be changed or deleted', async () => {
    await recordAudit(database(), note)
    const ofOrder = eq(auditLog.orderNumber, 'S-1')
    const rejection = expect.objectContaining({
      cause: expect.objectContaining({ message: 'The audit log is append-only.' }),
    })
    await expect(database().update(auditLog).set({ detail: '' }).where(ofOrder)).rejects.toEqual(rejection)
    await expect(database().delete(auditLog).where(ofOrder)).rejects.toEqual(rejection)
    expect(await listAuditEntries(database(), 'S-1')).toMatchObject([note])
  })
})
