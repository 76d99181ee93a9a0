import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { llmsText } from './llms-text.ts'

const configurationId = '200426117314086912'

const read = async (publicUrl: string, hasControl: boolean) => {
  const options = { configurationId, hasControl, publicUrl: () => publicUrl }
  const response = await new Hono().route('/llms.txt', llmsText(options)).request('/llms.txt')
  return { response, text: await response.text() }
}

it('has the title, the summary and the lists of links that llmstxt.org describes', async () => {
  const { response, text } = await read('https://pay.example', true)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; ?charset=utf-8/i)
  expect(text).toMatch(/^# Cashflows simulator\n\n> \S.+\n\n/)
  const [, ...sections] = text.split(/^## .+\n\n/m)
  expect(sections).toHaveLength(2)
  for (const section of sections) {
    for (const line of section.trim().split('\n')) expect(line).toMatch(/^- (\[[^\]]+\]\(\S+\)|MCP server)/)
  }
})

it('says where the gateway is and how a call is signed, and leads to the documentation, by the address of the request', async () => {
  const { text } = await read('http://localhost:3000/simulator', true)
  expect(text).toContain('- Gateway: http://localhost:3000/simulator/api/gateway\n')
  expect(text).toContain(configurationId)
  expect(text).toContain('SHA-512')
  const documentation = 'http://localhost:3000/simulator/payment-gateway-api/documentation'
  expect(text).toContain(`(${documentation}/index.html)`)
  expect(text).toContain(`(${documentation}/openapi.json)`)
  expect(text).toContain('(http://localhost:3000/simulator/control/openapi.json)')
  expect(text).toContain('npx cashflows-simulator mcp --url http://localhost:3000/simulator`')
})

it('says nothing of control where there is none', async () => {
  expect((await read('https://pay.example', false)).text).not.toMatch(/control|mcp/i)
})
