import { expect, it } from 'vitest'
import { forwardedOrigin } from './forwarded-origin.ts'

const origin = (headers: Record<string, string>) =>
  forwardedOrigin(new Request('http://127.0.0.1:4000/portal?a=b', { headers }))

it.each<[Record<string, string>, string]>([
  [{}, 'http://127.0.0.1:4000'],
  [{ 'x-forwarded-proto': 'https' }, 'https://127.0.0.1:4000'],
  [{ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'pay.example' }, 'https://pay.example'],
  [{ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'pay.example:8443' }, 'https://pay.example:8443'],
  [
    { 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'evil.example, pay.example' },
    'https://pay.example',
  ],
])('takes from %j the address %s, which the nearest proxy saw', (headers, expected) => {
  expect(origin(headers)).toBe(expected)
})

it.each([
  ['x-forwarded-host', 'pay.example/path'],
  ['x-forwarded-host', 'user@pay.example'],
  ['x-forwarded-host', 'pay.example:99999'],
  ['x-forwarded-proto', 'javascript'],
])('takes the address of the request where %s is “%s”', (name, value) => {
  expect(origin({ [name]: value })).toBe('http://127.0.0.1:4000')
})
