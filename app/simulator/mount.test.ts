import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mountedGateway } from '@/lib/gateway-access/mounted-gateway'
import { mountSimulator } from './mount'
import { mountedSimulator } from './mounted-simulator'

vi.mock('./mounted-simulator')
const after = vi.hoisted(() => vi.fn())
vi.mock('next/server', () => ({ after }))

type Simulator = NonNullable<Awaited<ReturnType<typeof mountedSimulator>>>

beforeEach(() => mountSimulator())
afterEach(() => {
  vi.unstubAllEnvs()
  after.mockReset()
})

function stand<Answer extends Simulator['fetch']>(answer: Answer) {
  const simulator = {
    fetch: answer,
    doDue: vi.fn(async () => {}),
    store: 'memory' as const,
    close: async () => {},
  } satisfies Simulator
  vi.mocked(mountedSimulator).mockResolvedValue(simulator)
  return simulator
}

const call = (init?: RequestInit) => mountedGateway()?.fetch('https://shop.example/simulator/api', init)

it('the simulator gets the request as it is, and its response comes back', async () => {
  stand(
    async (request) =>
      new Response(`${request.method} ${request.url} ${await request.text()}`, { status: 201 }),
  )
  const response = await call({ method: 'POST', body: 'body' })
  expect(response?.status).toBe(201)
  expect(await response?.text()).toBe('POST https://shop.example/simulator/api body')
})

it('the simulator is told that the call is its own process’s, which the limits for strangers do not count', async () => {
  const { fetch } = stand(vi.fn(async () => new Response()))
  await call()
  expect(fetch).toHaveBeenCalledWith(expect.any(Request), { isOwn: true })
})

it('a call ends with its time limit, before the response and in the middle of it', async () => {
  stand(() => new Promise(() => {}))
  await expect(call({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: 'TimeoutError' })
  stand(async () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) })))
  const response = await call({ signal: AbortSignal.timeout(20) })
  await expect(response?.text()).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('what a call makes due is done after the response where processes sleep, since nothing else would', async () => {
  const simulator = stand(async () => new Response())
  await call()
  expect(after).not.toHaveBeenCalled()
  vi.stubEnv('VERCEL', '1')
  await call()
  await after.mock.lastCall?.[0]()
  expect(simulator.doDue).toHaveBeenCalledOnce()
})
