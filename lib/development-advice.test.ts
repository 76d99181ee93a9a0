import { expect, it } from 'vitest'
import { developmentAdvice } from './development-advice'

const advice = (host: string, ownHost?: string) =>
  developmentAdvice({
    host,
    ownHost,
    protocol: 'https',
    hosts: ['127.0.0.1', '192.168.1.20', 'a.tunnel.example'],
  })

it.each(['localhost:3000', 'shop.localhost:3000', '127.0.0.1:3000', '192.168.1.20:3000', 'a.tunnel.example'])(
  'has nothing to say at %s',
  (host) => {
    expect(advice(host)).toBeUndefined()
  },
)

it.each(['b.tunnel.example', 'desk.local:3000', 'localhost.example', ''])(
  'says what to set where the page gets no scripts: at %s',
  (host) => {
    expect(advice(host)).toContain(`Set APP_URL=https://${host} in .env.local`)
  },
)

it('says that payments return to another name', () => {
  expect(advice('localhost:3000', 'a.tunnel.example')).toMatch(/^Payments return to a\.tunnel\.example/)
  expect(advice('a.tunnel.example', 'a.tunnel.example')).toBeUndefined()
  expect(advice('localhost:3001', 'localhost:3000')).toBeUndefined()
})
