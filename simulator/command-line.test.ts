import { describe, expect, it, vi } from 'vitest'
import { commandLine } from './command-line.ts'
import { readEnvironment } from './environment.ts'
import { optionVariables, typedOptions, variablesOf } from './options.ts'

const run = async (...words: string[]) => {
  const [start, mcp, tryShop] = [vi.fn(), vi.fn(), vi.fn()]
  const printed: string[] = []
  const write = (text: string) => void printed.push(text)
  const command = commandLine({ start, mcp, tryShop })
  for (const each of [command, ...command.commands]) {
    each.exitOverride().configureOutput({ writeOut: write, writeErr: write })
  }
  const error: unknown = await command
    .parseAsync(words, { from: 'user' })
    .then(() => undefined)
    .catch((thrown) => thrown)
  return {
    options: start.mock.lastCall?.[0],
    mcpOptions: mcp.mock.lastCall?.[0],
    tryOptions: tryShop.mock.lastCall?.[0],
    printed: printed.join(''),
    failed: error !== undefined,
  }
}

describe('the command line', () => {
  it('hands on its options, each under the name that it has in code', async () => {
    const { options } = await run(
      '--port',
      '4001',
      '--public-url',
      'https://pay.example',
      '--memory',
      '--open',
    )
    expect(options).toEqual({ port: '4001', publicUrl: 'https://pay.example', memory: true, open: true })
  })

  it.each([
    ['--prot', '4001'],
    ['shop.example'],
    ['--port'],
    ['mcp', 'shop.example'],
    ['mcp', '--port', '4001'],
    ['try'],
    ['try', '--shop'],
    ['--port', '4001', 'mcp'],
    ['--memory', 'mcp', '--url', 'http://localhost:4001'],
    ['--memory', '--data', 'folder'],
    ['--database-url', 'postgresql://localhost/a', '--memory'],
  ])('rejects %s in a sentence', async (...words) => {
    const { options, mcpOptions, printed, failed } = await run(...words)
    expect(failed).toBe(true)
    expect([options, mcpOptions]).toEqual([undefined, undefined])
    expect(printed).toMatch(/^error: .+--help/s)
  })

  it('starts the MCP server of a simulator instead, by its name', async () => {
    const { options, mcpOptions } = await run('mcp', '--url', 'http://localhost:4001')
    expect([options, mcpOptions]).toEqual([undefined, { url: 'http://localhost:4001' }])
  })

  it('tries a shop instead, with a simulator unless another gateway is named', async () => {
    const { options, tryOptions } = await run('try', '--shop', 'shop.yaml', '--only', 'paid', 'back')
    expect(options).toBeUndefined()
    expect(tryOptions).toEqual({
      shop: 'shop.yaml',
      gateway: 'simulator',
      report: 'try-report',
      only: ['paid', 'back'],
    })
  })

  it('names the variable of each option in its help', async () => {
    const { printed } = await run('--help')
    for (const { variable } of optionVariables) expect(printed).toContain(`(${variable}`)
  })
})

it('options say the same as environment variables', () => {
  const options = {
    port: 0,
    publicUrl: 'https://pay.example',
    trustProxy: true,
    memory: true,
    control: 'off',
  } as const
  expect(variablesOf(options)).toEqual({
    PORT: '0',
    CASHFLOWS_PUBLIC_URL: 'https://pay.example',
    SIMULATOR_TRUST_PROXY: 'yes',
    DATA_DIR: 'memory',
    DATABASE_URL: '',
    SIMULATOR_CONTROL: 'off',
  })
  expect(variablesOf({ data: 'folder', databaseUrl: 'postgresql://localhost/a', memory: false })).toEqual({
    DATA_DIR: 'folder',
    DATABASE_URL: 'postgresql://localhost/a',
  })
})

it.each([{ memory: true }, { data: 'folder' }])(
  '%o come before a database that the environment names',
  (options) => {
    const environment = { DATABASE_URL: 'postgresql://localhost/shop' }
    expect(readEnvironment({ ...environment, ...variablesOf(options) }).databaseUrl).toBeUndefined()
    expect(readEnvironment({ ...environment, ...variablesOf({ port: 0 }) }).databaseUrl).toBeDefined()
  },
)

it('an option that is wrong is named as it was typed, with what it may be', () => {
  const wrong = { port: 99999, publicUrl: 'pay.example', databaseUrl: 'pa55word' }
  const read = () => readEnvironment(variablesOf(wrong), false, typedOptions(wrong))
  expect(read).toThrow('Mend these options:\n  --port 99999 must be a port number from 0 to 65535\n')
  expect(read).toThrow('--public-url pay.example must be an address')
  expect(read).toThrow('--database-url must be an address')
  expect(() => readEnvironment({ PORT: '-1' })).toThrow(
    'Mend these environment variables:\n  PORT must be a port number from 0 to 65535',
  )
})

it('a command that is not there is answered with those that are', async () => {
  expect((await run('shop')).printed).toContain(
    'error: there is no command shop. The commands are mcp, try; without one, a simulator starts.',
  )
})
