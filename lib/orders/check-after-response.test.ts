import { after } from 'next/server'
import { expect, it, vi } from 'vitest'
import { checkDueOrdersAfterResponse } from './check-after-response'
import { checkDueOrders } from './check-due-orders'
import { orderContext } from './context'
import { onEveryStore, testContext } from './testing'

vi.mock('next/server', () => ({ after: vi.fn() }))
vi.mock('./context')
vi.mock('./check-due-orders')

onEveryStore('traffic', (database) => {
  it('has the orders checked after the response, once a minute for all processes', async () => {
    vi.mocked(checkDueOrders).mockClear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T10:00:20Z') })
    for (let request = 0; request < 10; request += 1) checkDueOrdersAfterResponse()
    expect(checkDueOrders).not.toHaveBeenCalled()
    await Promise.all(vi.mocked(after).mock.calls.map(([task]) => typeof task === 'function' && task()))
    expect(checkDueOrders).toHaveBeenCalledTimes(1)
    vi.useRealTimers()
  })
})
