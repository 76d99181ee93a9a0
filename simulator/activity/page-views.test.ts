import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { checkout } from '../checkout/checkout.ts'
import { newPaymentJob } from '../payments/new-payment-job.ts'
import { unchangedConfiguration } from '../testing/shopper.ts'
import { jobRequest } from '../testing/simulator.ts'
import type { ActivityEntry } from './activity-log.ts'
import { pageViews, titleOf } from './page-views.ts'

const now = new Date('2026-11-25T12:00:00Z')

/** @returns what is recorded of requests of one job */
async function recorded(...requests: Request[]) {
  const entries: ActivityEntry[] = []
  const log = { record: (entry: ActivityEntry) => void entries.push(entry) }
  const app = new Hono<{ Variables: { job: ReturnType<typeof newPaymentJob> } }>()
  app
    .use('/payment/*', pageViews(log, { of: () => ({ now: () => now }) }))
    .use(async (c, next) => {
      c.set('job', newPaymentJob(jobRequest(), unchangedConfiguration, now))
      await next()
    })
    .get('/payment', (c) => c.redirect('payment/card', 303))
    .get('/payment/card', (c) => c.text('form'))
    .get('/payment/result', (c) => c.text('done', 200, { Refresh: '0;url=https://shop.example/paid' }))
    .post('/payment/card', (c) => c.redirect('../three-d-secure', 303))
  for (const request of requests) await app.request(request)
  return entries.map(({ title }) => title)
}
const request = (path: string, init?: RequestInit) => new Request(`https://gateway.test${path}`, init)

it('one visit is recorded once, wherever its address leads on', async () => {
  expect(await recorded(request('/payment'), request('/payment/card'))).toEqual([
    'The shopper saw the card form',
  ])
})

it('a visit that leads back to the shop is recorded', async () => {
  expect(await recorded(request('/payment/result'))).toEqual(['The shopper was sent back to the shop'])
})

it('a form is recorded, though it is answered by leading on', async () => {
  expect(await recorded(request('/payment/card', { method: 'POST' }))).toEqual([
    'The shopper sent the card form',
  ])
})

it('a page that the browser fetches before anybody looks at it is not recorded', async () => {
  expect(await recorded(request('/payment/card', { headers: { 'Sec-Purpose': 'prefetch' } }))).toEqual([])
})

it('every page of a payment, and every form on one, has a title', () => {
  const { routes } = checkout({} as never, {} as never, {} as never)
  const requests = routes
    .filter(({ method, path }) => method !== 'ALL' && !/\.js$|\/fonts\//.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  expect(requests).toContain('GET /payment/card')
  expect(requests.filter((request) => titleOf(request) === undefined)).toEqual([])
})
