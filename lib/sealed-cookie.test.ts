import { sealData } from 'iron-session'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { cookies } from './cookies'
import { sealedCookie } from './sealed-cookie'

const jar = new Map<string, string>()
const options: Record<string, unknown>[] = []
const oldPassword = 'an old password of 32 letters or more'
const newPassword = 'a new password of 32 letters or more'
const http = 'http://shop.example'
const configured = { sessionPasswords: [oldPassword], appUrl: http, isProduction: true }

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, settings: Record<string, unknown>) => {
      jar.set(name, value)
      options.push(settings)
    },
  }),
}))

vi.mock('./environment', () => ({ environment: () => configured }))
vi.mock('./session/session-passwords', () => ({ sessionPasswords: async () => configured.sessionPasswords }))

const cookie = sealedCookie(cookies.cart, z.object({ wanted: z.string() }))

describe('a sealed cookie', () => {
  beforeEach(() => {
    jar.clear()
    options.length = 0
    configured.sessionPasswords = [oldPassword]
    configured.appUrl = http
    configured.isProduction = true
  })

  it('gives back what was written, and shows it to nobody', async () => {
    expect(await cookie.read()).toBeUndefined()
    await cookie.write({ wanted: 'teapot' })
    expect(await cookie.read()).toEqual({ wanted: 'teapot' })
    expect(jar.get('shop-cart')).not.toContain('teapot')
  })

  it.each([
    [http, ['shop-cart']],
    ['https://shop.example', ['shop-cart', '__Host-shop-cart']],
  ])('is taken from the browser at %s under every name that it can have', async (address, names) => {
    configured.appUrl = address
    await cookie.write({ wanted: 'teapot' })
    options.length = 0
    await cookie.remove()
    expect(await cookie.read()).toBeUndefined()
    expect([...jar.keys()].sort()).toEqual(names.sort())
    expect(options.every(({ maxAge, path, secure }) => maxAge === 0 && path === '/' && secure)).toBe(true)
  })

  it('is kept from scripts, other sites and plain http, for a month', async () => {
    await cookie.write({ wanted: 'teapot' })
    expect(options[0]).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
      path: '/',
      maxAge: 30 * 24 * 60 * 60,
    })
  })

  it('by HTTPS belongs to the very host of the shop, where none that another host sets is read', async () => {
    configured.appUrl = 'https://shop.example'
    configured.isProduction = false
    await cookie.write({ wanted: 'mug' })
    expect(jar.has('shop-cart')).toBe(false)
    const seal = jar.get('__Host-shop-cart') ?? ''
    expect(options[0]).toMatchObject({ secure: true, path: '/' })
    expect(options[0]).not.toHaveProperty('domain')
    expect(await cookie.read()).toEqual({ wanted: 'mug' })
    jar.clear()
    jar.set('shop-cart', seal)
    expect(await cookie.read()).toBeUndefined()
  })

  it('by HTTPS is still read as it was before names had a prefix, until it is written anew', async () => {
    await cookie.write({ wanted: 'teapot' })
    configured.appUrl = 'https://shop.example'
    expect(await cookie.read()).toEqual({ wanted: 'teapot' })
    await cookie.write({ wanted: 'mug' })
    expect(await cookie.read()).toEqual({ wanted: 'mug' })
    jar.set('__Host-shop-cart', 'forged')
    expect(await cookie.read()).toBeUndefined()
  })

  it.each([
    'teapot',
    'Fe26.2*1*forged',
    'Fe26.2*constructor*a*a*a**a*a',
    'Fe26.1*1*a*a*a**a*a',
    'Fe26.2*1*a*a*a*tomorrow*a*a',
    '~2',
    '*'.repeat(4000),
  ])('takes the forgery %s for none', async (forged) => {
    jar.set('shop-cart', forged)
    expect(await cookie.read()).toBeUndefined()
  })

  it('takes a true one with one other character for none', async () => {
    await cookie.write({ wanted: 'teapot' })
    const seal = jar.get('shop-cart') ?? ''
    for (let index = 0; index < seal.lastIndexOf('~'); index += 7) {
      jar.set('shop-cart', seal.slice(0, index) + (seal[index] === 'A' ? 'B' : 'A') + seal.slice(index + 1))
      expect(await cookie.read()).toBeUndefined()
    }
  })

  it('takes one of another form for none', async () => {
    jar.set('shop-cart', await sealData({ wanted: ['teapot'] }, { password: oldPassword }))
    expect(await cookie.read()).toBeUndefined()
  })

  it('still opens while its password is replaced, and afterwards when it was written meanwhile', async () => {
    await cookie.write({ wanted: 'teapot' })
    configured.sessionPasswords = [newPassword, oldPassword]
    expect(await cookie.read()).toEqual({ wanted: 'teapot' })
    await cookie.write({ wanted: 'mug' })
    configured.sessionPasswords = [newPassword]
    expect(await cookie.read()).toEqual({ wanted: 'mug' })
  })

  it('does not open with another password', async () => {
    await cookie.write({ wanted: 'teapot' })
    configured.sessionPasswords = [newPassword]
    expect(await cookie.read()).toBeUndefined()
  })
})
