import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFile } from '../../package-files.ts'
import { readShopFile } from './shop-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const steps = {
  putIntoCart: [{ open: '/' }],
  checkOut: [{ click: 'Pay' }],
  readState: { paid: '/^Thank you/', unpaid: ['failed', 'cancelled'] },
  tryAgain: [{ click: 'Try again' }],
  openOrder: [{ open: '/orders/{orderNumber}' }],
}
const whole = { address: 'http://localhost:3000/', ...steps }

function read(content: unknown, name = 'shop.yaml', address?: string) {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readShopFile(path, address)
}

describe('the file of a shop', () => {
  it('gives the five steps, and where the shop stands', async () => {
    const shop = await read({ ...whole, start: { command: 'php -S localhost:3000' } })
    expect(shop).toMatchObject({
      name: 'The shop',
      address: 'http://localhost:3000',
      start: { command: 'php -S localhost:3000', folder, environment: {} },
    })
    for (const name of Object.keys(steps)) expect(shop).toHaveProperty(name, expect.any(Function))
  })

  it.each([
    ['Thank you, Anna', 'paid'],
    ['We say: Thank you', undefined],
    ['The payment failed', 'unpaid'],
    ['You have\n cancelled it', 'unpaid'],
  ])('says by its words that “%s” is %s', async (text, state) => {
    const body = { first: () => body, innerText: async () => text }
    const shop = await read(whole)
    expect(await shop.readState({ locator: () => body } as never)).toBe(state)
  })

  it('can be that of a shop which stands elsewhere today', async () => {
    expect(await read(whole, 'shop.yaml', 'http://localhost:3001')).toMatchObject({
      address: 'http://localhost:3001',
    })
  })

  it.each([
    [
      'an address',
      { ...whole, address: undefined },
      /shop\.yaml does not describe .*\n {2}address must be the address of the shop, such as http/s,
    ],
    [
      'a step',
      { ...whole, tryAgain: undefined },
      /tryAgain must be a list of actions, such as\n +- click: Try again/,
    ],
    [
      'what paid looks like',
      { ...whole, readState: { unpaid: 'failed' } },
      /readState must say by which words .* paid/,
    ],
    [
      'an action',
      { ...whole, checkOut: [{ press: 'Pay' }] },
      /press in checkOut\.0 is not known: correct its spelling, or remove it/,
    ],
    [
      'one action at a time',
      { ...whole, checkOut: [{ open: '/', click: 'Pay' }] },
      /checkOut\.0 must have one of open, click, fill, choose, tick, see, and one only/,
    ],
    [
      'a regular expression',
      { ...whole, checkOut: [{ click: '/(/' }] },
      /checkOut\.0\.click is no regular expression: /,
    ],
    ['a known name', { ...whole, adress: 'x' }, /adress is not known/],
    ['YAML', 'address: [', /shop\.yaml is no YAML:\n/],
  ])(
    'is rejected without %s, in a sentence that says where and how to mend it',
    async (_, content, sentence) => {
      await expect(read(content)).rejects.toThrow(sentence)
    },
  )

  it('is missed where it is not there', async () => {
    await expect(readShopFile(join(folder, 'none.yaml'))).rejects.toThrow(
      /There is no file .*none\.yaml\. --shop names/,
    )
  })

  it('can be a module with five functions', async () => {
    const functions = Object.keys(steps).map((name) => `${name}: async () => 'paid'`)
    const shop = await read(
      `export default { address: 'http://localhost:3000', ${functions.join(', ')} }`,
      'shop.mjs',
    )
    expect(await shop.readState({} as never)).toBe('paid')
    await expect(read(`export default { address: 'http://localhost:3000' }`, 'empty.mjs')).rejects.toThrow(
      /putIntoCart must be a function that puts something into the cart: async \(page\) => …/,
    )
    await expect(read('export default {', 'broken.mjs')).rejects.toThrow(/broken\.mjs cannot be loaded: /)
  })

  it('describes the careless shop', async () => {
    expect(await readShopFile(packageFile('kit/try/careless-shop.yaml'))).toHaveProperty(
      'name',
      'Careless shop',
    )
  })
})
