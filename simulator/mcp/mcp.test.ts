// @module-tag slow

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type RunningSimulator, startSimulator } from '../kit/start-simulator.ts'
import { packageFile } from '../package-files.ts'

const command = packageFile('dist/bundle/cli.js')
/** Where nothing listens. */
const nowhere = 'http://localhost:1'

const textOf = (content: unknown) =>
  z.tuple([z.object({ type: z.literal('text'), text: z.string() })]).parse(content)[0].text

describe('cashflows-simulator mcp, spoken to by a client', () => {
  let simulator: RunningSimulator
  let client: Client
  let printed: Promise<string>

  beforeAll(async () => {
    simulator = await startSimulator()
    client = new Client({ name: 'test', version: '1' })
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [command, 'mcp', '--url', `${simulator.url}/`],
      cwd: packageFile('dist'),
      stderr: 'pipe',
    })
    const { stderr } = transport
    if (!(stderr instanceof Readable)) throw new Error('Its stderr is not read.')
    printed = text(stderr)
    await client.connect(transport)
  })
  afterEach(() => simulator.reset())
  afterAll(async () => {
    await client.close()
    await simulator.close()
  })

  const use = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: input })
    const answer = textOf(content)
    if (isError) throw new Error(answer)
    return JSON.parse(answer)
  }
  const create = (input: Record<string, unknown> = {}) =>
    use('create_payment_job', { amountToCollect: '15.50', currency: 'GBP', orderNumber: 'A-1', ...input })

  it('describes each tool and what it takes, and says which only read', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'create_payment_job',
      'complete_payment',
      'three_d_secure',
      'list_payment_jobs',
      'read_activity_log',
      'list_notifications',
      'list_scenarios',
      'list_faults',
      'inject_fault',
      'clear_faults',
      'read_clock',
      'wind_clock',
      'explain_hash',
      'list_rejected_signatures',
    ])
    for (const { name, description, annotations } of tools) {
      expect(description, name).toMatch(/\.$/)
      expect(annotations?.readOnlyHint, name).toBe(/^(list|read|explain)_/.test(name))
    }
    expect(tools[0]?.inputSchema).toMatchObject({
      required: ['amountToCollect', 'currency'],
      properties: { parameters: { properties: { webhookUrl: { type: 'string' } } } },
    })
  })

  it('names llms.txt in its instructions, whose links all lead somewhere', async () => {
    const [address = ''] = /http\S+\/llms\.txt/.exec(client.getInstructions() ?? '') ?? []
    expect(address).toBe(`${simulator.url}/llms.txt`)
    const links = [...(await (await fetch(address)).text()).matchAll(/\]\((\S+)\)/g)].map(([, link]) => link)
    expect(links).toHaveLength(4)
    for (const link of links) expect((await fetch(String(link))).status, link).toBe(200)
  })

  it('creates a payment job, completes it, sees it paid and reads what happened', async () => {
    const { reference, paymentPage } = await create({ parameters: { descriptor: 'Marram' } })
    expect((await fetch(paymentPage)).status).toBe(200)
    await use('complete_payment', { reference, card: 'visa', authentication: 'Successful' })
    const { jobs } = await use('list_payment_jobs', { orderNumber: 'A-1' })
    expect(jobs).toMatchObject([
      { reference, status: 'Paid', amountToCollect: '15.50', parameters: { descriptor: 'Marram' } },
    ])
    const { events } = await use('read_activity_log', { reference })
    const titles = events.map(({ title }: { title: string }) => title)
    expect(titles).toEqual(expect.arrayContaining(['Payment processed: Paid', 'Captured £15.50']))
    expect(titles).toContainEqual(expect.stringMatching(/^Call: POST .*payment-jobs$/))
  })

  it('takes a payment through 3-D Secure by a word', async () => {
    const { reference } = await create()
    expect(await use('three_d_secure', { reference, word: 'failed' })).toMatchObject({ status: 'Failed' })
  })

  it('signs for another configuration with the key of that one', async () => {
    const { configurationId } = await simulator.control.createConfiguration()
    const { reference } = await create({ configurationId })
    expect(await simulator.control.readJob({ reference })).toMatchObject({ configurationId })
  })

  it('explains a wrong hash, and lists those that the gateway rejected', async () => {
    const body = '{"amountToCollect":"15.50"}'
    const hash = createHash('sha512').update(body).update(simulator.apiKey).digest('hex')
    expect(await use('explain_hash', { body, hash })).toMatchObject({
      isRight: false,
      explanation: expect.stringContaining('The body was hashed before the API key'),
    })
    const headers = { ConfigurationId: simulator.configurationId, Hash: hash }
    await fetch(`${simulator.url}/api/gateway/payment-jobs`, { method: 'POST', headers, body })
    const { rejectedSignatures } = await use('list_rejected_signatures')
    expect(rejectedSignatures).toMatchObject([{ explanation: expect.stringContaining('before the API key') }])
  })

  it('switches faults on and off, and says what a shop should do about each', async () => {
    const { scenarios } = await use('list_scenarios')
    expect(scenarios).toContainEqual(
      expect.objectContaining({ name: 'error-503', advice: expect.any(String) }),
    )
    const { id } = await use('inject_fault', { scenario: 'error-503' })
    await use('inject_fault', { scenario: 'payment-declined', times: 1 })
    await expect(create()).rejects.toThrow(/^The gateway answered 503\./)
    await use('clear_faults', { id })
    const { reference } = await create()
    await use('complete_payment', { reference, card: 'visa' })
    expect(await use('list_payment_jobs')).toMatchObject({ jobs: [{ status: 'Declined' }] })
    await use('inject_fault', { scenario: 'stale-read' })
    await use('clear_faults')
    expect(await use('list_faults')).toEqual({ faults: [] })
  })

  it('winds the clock, and lists every attempt to notify', async () => {
    const { reference } = await create({ parameters: { webhookUrl: `${nowhere}/webhook` } })
    await use('complete_payment', { reference, outcome: 'Successful' })
    const { now: before } = await use('read_clock')
    const { now: after } = await use('wind_clock', { minutes: 5 })
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(5 * 60_000)
    const { notifications } = await use('list_notifications', { paymentJobReference: reference })
    expect(notifications).toHaveLength(1)
    expect(notifications[0].attempts.length).toBeGreaterThan(1)
    expect(notifications[0].attempts[0]).toMatchObject({ acknowledged: false })
  })

  it.each([
    [
      'complete_payment',
      { reference: '260121000000000000', card: 'visa' },
      /^There is no payment job 260121000000000000\.$/,
    ],
    ['complete_payment', { reference: '1', card: 'visa' }, /reference: must be a reference of 18 digits/],
    ['inject_fault', { scenario: 'slow' }, /scenario: must be one of slow-answer, /],
    ['clear_faults', { id: 'nothing' }, /^No scenario is switched on with the id nothing\.$/],
    [
      'create_payment_job',
      { amountToCollect: 'ten', currency: 'GBP' },
      /^The gateway answered 400\. .*amountToCollect/,
    ],
    [
      'create_payment_job',
      { amountToCollect: '1', currency: 'GBP', configurationId: '260121000000000000' },
      /^There is no configuration/,
    ],
  ])('%s answers %o with a sentence', async (name, input, sentence) => {
    const { content, isError } = await client.callTool({ name, arguments: input })
    expect(isError).toBe(true)
    expect(textOf(content)).toMatch(sentence)
    expect(textOf(content)).not.toContain('\n    at ')
  })

  it('has printed nothing on stderr', async () => {
    await client.close()
    expect(await printed).toBe('')
  })
})

describe('cashflows-simulator mcp', () => {
  const start = (args: string[]) =>
    spawn(process.execPath, [command, 'mcp', ...args], { cwd: packageFile('dist') })
  const run = async (args: string[], input = '') => {
    const child = start(args)
    const printed = Promise.all([text(child.stdout), text(child.stderr)])
    child.stdin.end(input)
    const [code] = await once(child, 'close')
    const [stdout, stderr] = await printed
    return { code, stdout, stderr }
  }

  const clientInfo = { name: 'test', version: '1' }
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo }
  const calls = [
    { id: 1, method: 'initialize', params },
    { id: 2, method: 'tools/call', params: { name: 'read_clock', arguments: {} } },
  ]
  const linesOf = (messages: object[]) =>
    messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('')

  it('says on stderr that no simulator answers, and ends with its input', async () => {
    const { code, stdout, stderr } = await run(['--url', nowhere])
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toBe(
      `No simulator answers at ${nowhere}. Start one by "npx cashflows-simulator", or say where it stands by --url or SIMULATOR_URL.\n`,
    )
  })

  it('writes nothing but messages of the protocol to stdout, and answers each call with what is in the way', async () => {
    const child = start(['--url', nowhere])
    child.stdin.write(linesOf(calls))
    const answers: unknown[] = []
    for await (const line of createInterface(child.stdout)) {
      answers.push(JSON.parse(line))
      if (answers.length === calls.length) child.stdin.end()
    }
    expect(answers).toMatchObject([
      { jsonrpc: '2.0', id: 1, result: { serverInfo: { name: 'cashflows-simulator' } } },
      {
        jsonrpc: '2.0',
        id: 2,
        result: { isError: true, content: [{ text: expect.stringMatching(/^No simulator answers at/) }] },
      },
    ])
  })

  it('answers what is under way before it ends with its input', async () => {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"now":"2026-11-27T12:00:00.000Z"}')
    })
    await once(server.listen(0), 'listening')
    const { port } = server.address() as AddressInfo
    const { code, stdout } = await run(['--url', `http://localhost:${port}`], linesOf(calls))
    server.close()
    const answers = stdout.trim().split('\n')
    expect(answers.map((line) => JSON.parse(line))).toMatchObject([
      { id: 1 },
      { id: 2, result: { content: [{ text: expect.stringContaining('2026-11-27T12:00:00.000Z') }] } },
    ])
    expect(code).toBe(0)
  })

  it('rejects what is no address', async () => {
    const { code, stdout, stderr } = await run(['--url', 'localhost:4000'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'SIMULATOR_URL must be an address such as http://localhost:4000, not localhost:4000.\n',
    )
  })
})
