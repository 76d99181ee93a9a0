import { expect, it } from 'vitest'
import {
  hashPassword,
  inTurn,
  isPassword,
  passwordProblem,
  standardCost,
  TooManySignIns,
} from './passwords.ts'

const cheap = { N: 16, r: 8, p: 1 }

it('costs a guess as much as OWASP asks for', () => {
  expect(standardCost).toEqual({ N: 16_384, r: 8, p: 5 })
})

it('knows a password by its hash, whatever it cost, and no other one', async () => {
  for (const cost of [cheap, { ...cheap, N: 32 }]) {
    const hash = await hashPassword('harbour light 4', cost)
    expect(hash).toMatch(new RegExp(`^scrypt:${cost.N}:8:1:`))
    expect(await isPassword('harbour light 4', hash)).toBe(true)
    expect(await isPassword('harbour light 5', hash)).toBe(false)
  }
})

it('computes two hashes at once, lets twenty wait, and turns away whoever comes after them', async () => {
  const done: (() => void)[] = []
  let underWay = 0
  const work = () => {
    underWay++
    return new Promise<void>((resolve) => done.push(resolve))
  }
  const accepted = Array.from({ length: 22 }, () => inTurn(work))
  await new Promise(setImmediate)
  expect(underWay).toBe(2)
  await expect(inTurn(work)).rejects.toThrow(TooManySignIns)
  done.shift()?.()
  await accepted[0]
  const later = inTurn(work)
  for (let count = 0; count < 22; count++) {
    await new Promise(setImmediate)
    done.shift()?.()
  }
  await Promise.all([...accepted, later])
  expect(underWay).toBe(23)
})

it('gives the same password another hash each time', async () => {
  expect(await hashPassword('harbour light 4', cheap)).not.toBe(await hashPassword('harbour light 4', cheap))
})

it.each([
  ['short 1', 'at least 8'],
  [`1${'a'.repeat(200)}`, 'at most 200'],
  ['no digits here', 'letters and digits'],
  ['12345678', 'letters and digits'],
  ['Password1', 'Many people'],
  ['qwertyqwerty12', 'Many people'],
  ['anna.smith 77', 'email address'],
])('rejects the password “%s”', async (password, words) => {
  expect(await passwordProblem(password, 'anna.smith@shop.example')).toContain(words)
})

it('takes a good password, unless it was used before', async () => {
  const earlier = [await hashPassword('harbour light 4', cheap)]
  expect(await passwordProblem('harbour light 5', 'anna@shop.example', earlier)).toBeUndefined()
  expect(await passwordProblem('harbour light 4', 'anna@shop.example', earlier)).toContain('used this')
})
