import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { beforeEach, expect, it } from 'vitest'
import { AnsweringTransport } from './transport.ts'

let input: PassThrough
let output: PassThrough
let transport: AnsweringTransport
let isClosed: boolean

beforeEach(async () => {
  input = new PassThrough()
  output = new PassThrough()
  transport = new AnsweringTransport(input, output)
  isClosed = false
  transport.onclose = () => {
    isClosed = true
  }
  transport.onmessage = () => {}
  await transport.start()
})

/** Lets the input say something and end, and waits until the transport has read that. */
async function endWith(...messages: object[]) {
  const lines = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const ended = once(input, 'end')
  input.end(lines.join(''))
  await ended
}

const call = (id: number) => ({ id, method: 'tools/call', params: { name: 'read_clock' } })
const answer = (id: number) => ({ jsonrpc: '2.0' as const, id, result: {} })

it('stays open after its input has ended, until every request has its answer', async () => {
  await endWith(call(1), call(2))
  await transport.send(answer(2))
  expect(isClosed).toBe(false)
  await transport.send({ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'failed' } })
  expect(isClosed).toBe(true)
  expect(String(output.read()).match(/"id":\d/g)).toEqual(['"id":2', '"id":1'])
})

it('closes with its input where every request has its answer', async () => {
  input.write(`${JSON.stringify({ jsonrpc: '2.0', ...call(1) })}\n`)
  await transport.send(answer(1))
  await endWith()
  expect(isClosed).toBe(true)
})

it('closes when nobody reads the answers any more', async () => {
  await endWith(call(1))
  output.destroy()
  void transport.send(answer(1))
  expect(isClosed).toBe(true)
})

it.each([
  ['a request that is cancelled', [call(1), { method: 'notifications/cancelled', params: { requestId: 1 } }]],
  ['a subscription', [{ id: 1, method: 'subscriptions/listen', params: { notifications: {} } }]],
  ['a notification', [{ method: 'notifications/initialized' }]],
])('waits for no answer to %s', async (_, messages) => {
  await endWith(...messages)
  expect(isClosed).toBe(true)
})
