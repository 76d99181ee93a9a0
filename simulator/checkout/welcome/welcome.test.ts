import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { welcome } from './welcome.tsx'

const app = new Hono().basePath('/simulator').route(
  '/',
  welcome({
    configurationId: '200426117314086912',
    publicUrl: () => 'http://localhost:3000/simulator',
    documentationPath: '/payment-gateway-api/documentation/index.html',
  }),
)

it('says where the gateway is', async () => {
  const response = await app.request('/simulator')
  expect(response.status).toBe(200)
  const page = await response.text()
  expect(page).toContain('http://localhost:3000/simulator/api/gateway')
  expect(page).toContain('200426117314086912')
})

it('leads to the Portal and to the documentation', async () => {
  const page = await (await app.request('/simulator')).text()
  for (const path of ['portal', 'payment-gateway-api/documentation/index.html']) {
    expect(page).toContain(`href="http://localhost:3000/simulator/${path}"`)
  }
})

it('has a logo for each method that the list of methods offers, and for no other', async () => {
  for (const method of ['card', 'paypal', 'ideal']) {
    const response = await app.request(`/simulator/assets/payment-method-${method}.svg`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
  }
  expect((await app.request('/simulator/assets/payment-method-cash.svg')).status).toBe(404)
  expect((await app.request('/simulator/assets/payment-method-constructor.svg')).status).toBe(404)
})
