import { after } from 'next/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, testContext } from '@/lib/orders/testing'
import { checkDueOrdersAfterResponse } from './check-after-response'
import { checkDueOrders } from './check-due-orders'

vi.mock('next/server', () => ({ after: vi.fn() }))
vi.mock('@/lib/orders/context')
vi.mock('./check-due-orders')
vi.mock('@/lib/email/send-emails')

const renderEmail = vi.fn()

/** What a process remembers. */
const memory = globalThis as { shopAsksForCheckAt?: number }
const tasksEnd = () =>
  Promise.all(vi.mocked(after).mock.calls.map(([task]) => typeof task === 'function' && task()))

onEveryStore('traffic', (database) => {
  beforeEach(() => {
    for (const mock of [after, checkDueOrders]) vi.mocked<(...args: never[]) => unknown>(mock).mockClear()
    Reflect.deleteProperty(memory, 'shopAsksForCheckAt')
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T10:00:20Z') })
  })
  afterEach(() => vi.useRealTimers())

  it('has the orders checked after the response, once a minute for all processes', async () => {
    for (let request = 0; request < 10; request += 1) {
      checkDueOrdersAfterResponse(renderEmail)
      // The next request comes to another process.
      Reflect.deleteProperty(memory, 'shopAsksForCheckAt')
    }
    expect(checkDueOrders).not.toHaveBeenCalled()
    await tasksEnd()
    expect(checkDueOrders).toHaveBeenCalledTimes(1)
  })

  it('asks the store once a minute in each process, however much there is of it', async () => {
    for (let request = 0; request < 10; request += 1) checkDueOrdersAfterResponse(renderEmail)
    expect(after).toHaveBeenCalledTimes(1)
    vi.setSystemTime(new Date('2026-01-21T10:01:20Z'))
    checkDueOrdersAfterResponse(renderEmail)
    expect(after).toHaveBeenCalledTimes(2)
  })

  it('has them checked a minute after another process has done so', async () => {
    checkDueOrdersAfterResponse(renderEmail)
    await tasksEnd()
    Reflect.deleteProperty(memory, 'shopAsksForCheckAt')
    vi.mocked(after).mockClear()
    checkDueOrdersAfterResponse(renderEmail)
    await tasksEnd()
    vi.setSystemTime(new Date('2026-01-21T10:01:20Z'))
    vi.mocked(after).mockClear()
    checkDueOrdersAfterResponse(renderEmail)
    await tasksEnd()
    expect(checkDueOrders).toHaveBeenCalledTimes(2)
  })
})
