import { expect, it } from 'vitest'
import { readEnvironment } from '@/lib/environment'
import { isPublicDeployment } from './public-deployment'

it.each([
  ['https://shop.example', true, false, true],
  ['http://192.168.1.5:3000', true, false, true],
  ['http://localhost:3000', true, true, true],
  ['http://localhost:3000', true, false, false],
  ['http://127.0.0.1:3000', true, false, false],
  ['http://[::1]:3000', true, false, false],
  ['https://localhost.evil.example', true, false, true],
  ['https://shop.example', false, false, false],
])(
  'a shop at %s, in production: %s, on Vercel: %s, is reached by strangers: %s',
  (appUrl, isProduction, isOnVercel, isPublic) => {
    expect(isPublicDeployment({ appUrl, isAppUrlKnown: true, isProduction }, isOnVercel)).toBe(isPublic)
  },
)

it.each([
  [{ NODE_ENV: 'production' }, true],
  [{ NODE_ENV: 'production', APP_URL: 'http://localhost:3000' }, false],
  [{ NODE_ENV: 'development' }, false],
])('with %o alone, strangers may reach it: %s', (variables, isPublic) => {
  expect(isPublicDeployment(readEnvironment(variables), false)).toBe(isPublic)
})
