import { beforeEach, expect, it, vi } from 'vitest'
import { environment } from '@/lib/environment'
import { metrics } from '@/lib/metrics/metrics'
import { GET } from './route'

vi.mock('@/lib/environment')
vi.mock('@/lib/database/database')
vi.mock('@/lib/metrics/metrics')

const metricsToken = 'a token of a monitor'

beforeEach(() => {
  vi.mocked(environment).mockReturnValue({ metricsToken } as ReturnType<typeof environment>)
  vi.mocked(metrics).mockReset().mockResolvedValue('shop_checks_due 0\n')
})

async function call(authorization?: string) {
  const headers = authorization === undefined ? undefined : { authorization }
  const response = await GET(new Request('https://shop.example/api/metrics', headers && { headers }))
  return { status: response.status, content: await response.text() }
}

it('shows the metrics to who sends the token', async () => {
  expect(await call(`Bearer ${metricsToken}`)).toEqual({ status: 200, content: 'shop_checks_due 0\n' })
})

it.each([undefined, 'Bearer', 'Bearer another', `Basic ${metricsToken}`, metricsToken])(
  'shows nothing to who sends %j',
  async (authorization) => {
    expect((await call(authorization)).status).toBe(401)
    expect(metrics).not.toHaveBeenCalled()
  },
)

it('is not there without a token', async () => {
  vi.mocked(environment).mockReturnValue({ metricsToken: undefined } as ReturnType<typeof environment>)
  expect((await call('Bearer undefined')).status).toBe(404)
})
