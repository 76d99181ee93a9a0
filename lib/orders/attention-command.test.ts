import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from 'cashflows-postgres'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { shopStore } from '@/lib/database/database'
import { attentionKinds } from './attention'
import { attentionCommand } from './attention-command'
import { recordAttention } from './attention-store'
import { onEveryStore, storeOrder } from './testing'

const failedRefund = { kind: 'refund-failed', subject: '11', detail: 'Refund 11 failed.' } as const
const secondPayment = { kind: 'second-payment', subject: '12', detail: 'Payment 12 is given back.' } as const

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

onEveryStore('the attention command', (database) => {
  const run = (...words: string[]) => attentionCommand(words, async () => database())

  it('says so when nothing needs attention', async () => {
    expect(await run()).toBe('Nothing needs attention.')
  })

  it('lists each matter with its order, what happened and what to do', async () => {
    const first = await storeOrder(database())
    const second = await storeOrder(database())
    await recordAttention(database(), first.number, [failedRefund])
    await recordAttention(database(), second.number, [secondPayment])
    const printed = await run()
    for (const text of [
      `order ${first.number}  refund-failed`,
      failedRefund.detail,
      attentionKinds['refund-failed'],
      `order ${second.number}  second-payment`,
      attentionKinds['second-payment'],
    ])
      expect(printed).toContain(text)
    expect(printed.indexOf(first.number)).toBeLessThan(printed.indexOf(second.number))
  })

  it('leaves out what has been resolved, also when it is met again', async () => {
    const { number } = await storeOrder(database())
    await recordAttention(database(), number, [failedRefund, secondPayment])
    expect(await run('resolve', number, 'refund-failed')).not.toContain('refund-failed')
    await recordAttention(database(), number, [failedRefund])
    expect(await run()).toContain('second-payment')
    expect(await run()).not.toContain('refund-failed')
    expect(await run('resolve', number)).toBe('Nothing needs attention.')
    const resolved = { actor: 'npm run attention', action: 'resolve-attention' }
    expect(await listAuditEntries(database(), number)).toMatchObject([
      { ...resolved, detail: 'Resolved: Refund 11 failed.' },
      { ...resolved, detail: 'Resolved: Payment 12 is given back.' },
    ])
  })

  it('lists what concerns no order, and takes it from the list by the word none', async () => {
    await recordAttention(database(), null, [{ kind: 'email-failed', subject: '1', detail: 'Email 1.' }])
    expect(await run()).toContain('order none  email-failed')
    expect(await run('resolve', 'none')).toBe('Nothing needs attention.')
  })

  it.each([[['list']], [['resolve']], [['resolve', 'A', 'B', 'C']]])(
    'says how to use it after %j',
    async (words) => {
      await expect(run(...words)).rejects.toThrow('How to use it')
    },
  )

  it('says so when nothing is open that could be resolved', async () => {
    const { number } = await storeOrder(database())
    await recordAttention(database(), number, [failedRefund])
    await expect(run('resolve', 'ABCD')).rejects.toThrow('Nothing of order ABCD needs attention.')
    await expect(run('resolve', number, 'sold-out')).rejects.toThrow('Nothing of the kind sold-out')
    expect(await run()).toContain('refund-failed')
  })
})

describe('npm run attention', () => {
  it('reads the embedded store', { tags: 'slow' }, async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'attention-'))
    const store = await openStore({ ...shopStore, dataDirectory })
    const { number } = await storeOrder(store.database)
    await recordAttention(store.database, number, [failedRefund])
    await store.close()
    // Without its pre-script, which would write the packages that a build beside this test reads.
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['run', '--silent', '--ignore-scripts', 'attention'],
      {
        encoding: 'utf8',
        shell: process.platform === 'win32',
        env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '' },
      },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(`order ${number}  refund-failed`)
    rmSync(dataDirectory, { recursive: true })
  })
})
