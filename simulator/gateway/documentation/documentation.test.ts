import { onEveryStore } from 'cashflows-postgres/testing'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { DocumentedAnswers, type OpenApiDocument } from '../../testing/openapi.ts'
import { simulatorContext } from '../../testing/simulator.ts'
import { gateway } from '../gateway.ts'
import { documentation } from './documentation.ts'
import { jobAnswer } from './examples.ts'
import { operations } from './operations.ts'

const url = 'http://localhost:3000/simulator'
const app = new Hono().route(
  '/payment-gateway-api/documentation',
  documentation(() => url),
)
const get = (file: string) => app.request(`/payment-gateway-api/documentation/${file}`)
const calls = Object.values(operations).flat()

describe('the documentation for programs', () => {
  let document: OpenApiDocument & { servers: { url: string }[] }
  let answers: DocumentedAnswers

  beforeAll(async () => {
    document = await (await get('openapi.json')).json()
    answers = new DocumentedAnswers(document)
  })

  it('is OpenAPI of the gateway at its own address', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.servers).toEqual([{ url: `${url}/api/gateway` }])
  })

  it('gives each operation a name of its own, and refers to schemas that are there only', () => {
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length)
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(names))
  })

  it.each(calls.filter(({ request }) => request).map((call) => [call.id, call]))(
    'has an example of a body that %s reads',
    (_, { request }) => {
      expect(request?.schema.safeParse(JSON.parse(JSON.stringify(request.example))).error).toBeUndefined()
    },
  )

  it.each(calls.map((call) => [call.id, call]))('has an example of an answer of %s', (_, call) => {
    const { method, path, answer } = call
    const at = { method, path: path.replaceAll(/\{\w+\}/g, '1') }
    answers.expectKnown({ ...at, status: answer.status, json: answer.example })
  })

  it('knows no member that is not described, and misses none', () => {
    const at = { method: 'post', path: '/payment-jobs', status: 201 }
    const json = jobAnswer
    const { data } = json
    answers.expectKnown({ ...at, json })
    expect(() => answers.expectKnown({ ...at, json: { ...json, data: { ...data, more: 1 } } })).toThrow(
      'more',
    )
    expect(() =>
      answers.expectKnown({ ...at, json: { ...json, data: { ...data, currency: undefined } } }),
    ).toThrow('currency')
    expect(() => answers.expectKnown({ ...at, status: 299, json })).toThrow('not documented')
  })
})

onEveryStore('the documentation', simulatorStore, (database) => {
  it('describes each route of the gateway, and no other', async () => {
    const context = await simulatorContext(database())
    const { routes } = gateway({ ...context, publicUrl: () => url })
    const handled = routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      // HEAD is answered by the route of GET; a slash at the end is the same call.
      .map(({ method, path }) => {
        const verb = path.startsWith('/orders/') ? 'HEAD' : method
        return `${verb} ${path.replace(/\/$/, '').replaceAll(/:\w+/g, '{}')}`
      })
    const described = calls.map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
    )
    expect([...new Set(handled)].sort()).toEqual(described.sort())
  })
})

describe('the documentation as a page', () => {
  let response: Response
  let page: string
  beforeAll(async () => {
    response = await get('index.html')
    page = await response.text()
  })

  it('stands where the links of the gateway’s answers lead, without scripts or anything from elsewhere', () => {
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|src="|href="https?:/)
    expect(page).toContain('href="openapi.json"')
  })

  it('shows each call with its address, a command and an answer, and leads to each', () => {
    for (const { id, path, summary } of calls) {
      expect(page).toContain(`id="${id}"`)
      expect(page).toContain(`href="#${id}"`)
      expect(page).toContain(summary)
      expect(page).toContain(`</span> ${path}<`)
    }
    expect(page).toContain(`curl -X POST &quot;${url}/api/gateway/payment-jobs&quot;`)
    expect(page).toContain(
      'SHA-512, in hexadecimal, over the API key followed by the exact bytes of the body',
    )
  })

  it('leads nowhere that is not on it', () => {
    const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, place] of page.matchAll(/href="#([^"]+)"/g)) expect(places).toContain(place)
  })
})
