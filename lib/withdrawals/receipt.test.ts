import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { exampleDetails } from '@/lib/checkout/testing'
import { environment } from '@/lib/environment'
import { newReturnToken } from '@/lib/orders/order-number'
import { attention, withdrawals } from '@/lib/orders/tables'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import type { Statement } from '@/lib/orders/withdrawal'
import { emails } from '@/lib/outbox/tables'
import { rateLimits } from '@/lib/rate-limit/tables'
import { findWithdrawalByToken, receiveWithdrawal } from './receipt'

vi.mock('@/lib/environment')

const statement: Statement = {
  orderNumber: '7K3QX-2MV9T-4HW8R-P6ZDN',
  name: 'Eleni Papa',
  email: 'eleni@example.com',
  lines: [],
  items: null,
  locale: 'el-GR',
}

onEveryStore('a statement of withdrawal', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-19T10:00:00Z') })
    vi.mocked(environment).mockReturnValue({ clientAddressHeader: 'x-real-ip' } as ReturnType<
      typeof environment
    >)
    return () => vi.useRealTimers()
  })

  const receive = (values: Partial<Statement> = {}, address = '203.0.113.1', token = newReturnToken()) =>
    receiveWithdrawal(database(), token, { ...statement, ...values }, new Headers({ 'x-real-ip': address }))

  it('is stored with the time, and needs attention where there is such an order', async () => {
    const { number } = await storeOrder(database())
    const token = newReturnToken()
    await receive({ orderNumber: number, email: 'Eleni@Example.com' }, undefined, token)
    const stored = await findWithdrawalByToken(database(), token)
    expect(stored).toMatchObject({ ...statement, orderNumber: number, email: 'Eleni@Example.com' })
    expect(stored).toMatchObject({ state: 'received' })
    expect(stored?.receivedAt).toBeInstanceOf(Date)
    expect(await database().select().from(attention)).toMatchObject([
      { orderNumber: number, kind: 'withdrawal', subject: String(stored?.id) },
    ])
  })

  it('is received alike where there is no such order, or another email address', async () => {
    const { number } = await storeOrder(database())
    expect(await receive()).toBe('received')
    expect(await receive({ orderNumber: number, email: 'x@example.com' })).toBe('received')
    expect(await database().$count(withdrawals)).toBe(2)
    const [item, ...more] = await database().select().from(attention)
    expect(item?.detail).toContain('another email address')
    expect(more).toEqual([])
  })

  it('is one, however often its confirmation is sent', async () => {
    const { number } = await storeOrder(database())
    const token = newReturnToken()
    const send = () => receive({ orderNumber: number }, undefined, token)
    expect(await Promise.all([send(), send(), send()])).toEqual(['received', 'received', 'received'])
    expect(await database().$count(withdrawals)).toBe(1)
    expect(await database().$count(attention)).toBe(1)
  })

  it('is acknowledged by email to one address five times a day where it is not that of the order, and is received all the same', async () => {
    const { number } = await storeOrder(database(), {
      details: { ...exampleDetails, email: statement.email },
    })
    const mailed = () => database().$count(emails, eq(emails.recipient, statement.email))
    for (let index = 0; index < 8; index += 1) {
      const orderNumber = `00000-00000-00000-0000${index}`
      expect(await receive({ orderNumber }, `203.0.113.${index}`)).toBe('received')
    }
    expect([await database().$count(withdrawals), await mailed()]).toEqual([8, 5])
    await receive({ orderNumber: number })
    expect(await mailed()).toBe(6)
  })

  it('is not received too often, from one order, from one address and in all', async () => {
    const results = async (count: number, values: (index: number) => [Partial<Statement>, string]) => {
      let received = 0
      for (let index = 0; index < count; index += 1)
        if ((await receive(...values(index))) === 'received') received += 1
      return received
    }
    expect(await results(12, (index) => [{}, `203.0.113.${index}`])).toBe(10)
    const number = (index: number) => ({ orderNumber: `00000-00000-00000-${String(index).padStart(5, '0')}` })
    expect(await results(25, (index) => [number(index), '198.51.100.1'])).toBe(20)
    await database().update(rateLimits).set({ count: 499 }).where(eq(rateLimits.name, 'withdrawals'))
    expect(await results(3, (index) => [number(100 + index), `192.0.2.${index}`])).toBe(1)
  })

  it('is found by its token alone', async () => {
    await receive()
    expect(await findWithdrawalByToken(database(), newReturnToken())).toBeUndefined()
    expect(await findWithdrawalByToken(database(), "' or 1=1")).toBeUndefined()
  })
})
