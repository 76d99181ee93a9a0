import { beforeEach, expect, it, vi } from 'vitest'
import { sendEmails } from '@/lib/email/send-emails'
import { environment } from '@/lib/environment'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'
import { GET } from './route'

vi.mock('@/lib/environment')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/scheduled-jobs/check-due-orders')
vi.mock('@/lib/email/send-emails')

const cronSecret = 'a secret of the scheduler'
const report = { checked: 2, failed: 0, isComplete: true }
const emails = { sent: 1, failed: 0 }

beforeEach(() => {
  vi.mocked(environment).mockReturnValue({ cronSecret } as ReturnType<typeof environment>)
  vi.mocked(checkDueOrders).mockReset().mockResolvedValue(report)
  vi.mocked(sendEmails).mockReset().mockResolvedValue(emails)
})

async function call(authorization?: string) {
  const headers = authorization === undefined ? undefined : { authorization }
  const response = await GET(new Request('https://shop.example/api/cron/reconcile', headers && { headers }))
  return { status: response.status, content: await response.json() }
}

it('checks the orders and sends the emails that are due, and reports how many', async () => {
  expect(await call(`Bearer ${cronSecret}`)).toEqual({ status: 200, content: { ...report, emails } })
})

it.each([undefined, 'Bearer', 'Bearer another', `Basic ${cronSecret}`, cronSecret])(
  'does nothing for who sends %j',
  async (authorization) => {
    expect((await call(authorization)).status).toBe(401)
    expect(checkDueOrders).not.toHaveBeenCalled()
  },
)

it('is not there without a secret', async () => {
  vi.mocked(environment).mockReturnValue({ cronSecret: undefined } as ReturnType<typeof environment>)
  expect((await call('Bearer undefined')).status).toBe(404)
  expect(checkDueOrders).not.toHaveBeenCalled()
})

it('says that the orders could not be checked, and not why', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.mocked(checkDueOrders).mockRejectedValue(new Error('password wrong'))
  const { status, content } = await call(`Bearer ${cronSecret}`)
  expect(status).toBe(503)
  expect(JSON.stringify(content)).not.toContain('password')
})
