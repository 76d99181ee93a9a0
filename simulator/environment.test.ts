import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment'

describe('readEnvironment', () => {
  it('takes the demonstration’s credentials, port 4000 and an embedded store when nothing is configured', () => {
    expect(readEnvironment({})).toEqual({
      port: 4000,
      configurationId: expect.stringMatching(/^\d{18}$/),
      apiKey: expect.stringMatching(/\S/),
      databaseUrl: undefined,
      dataDirectory: '.data',
      portal: { hasDemonstration: true, owner: undefined },
    })
  })

  it('offers no demonstration sign-in in production', () => {
    expect(readEnvironment({ NODE_ENV: 'production' }).portal.hasDemonstration).toBe(false)
  })

  it('reads every variable', () => {
    const variables = {
      PORT: '4100',
      CASHFLOWS_CONFIGURATION_ID: '123456789012345678',
      CASHFLOWS_API_KEY: 'key',
      DATABASE_URL: 'postgresql://anna@localhost/simulator',
      DATA_DIR: '/var/lib/simulator',
      PORTAL_EMAIL: 'anna@merchant.example',
      PORTAL_PASSWORD: 'harbour light 4',
    }
    expect(readEnvironment(variables)).toEqual({
      port: 4100,
      configurationId: '123456789012345678',
      apiKey: 'key',
      databaseUrl: 'postgresql://anna@localhost/simulator',
      dataDirectory: '/var/lib/simulator',
      portal: {
        hasDemonstration: true,
        owner: { email: 'anna@merchant.example', password: 'harbour light 4' },
      },
    })
  })

  it('takes port 0 for any free port, and an empty variable for one that is not set', () => {
    expect(readEnvironment({ PORT: '0', DATA_DIR: '' })).toMatchObject({ port: 0, dataDirectory: '.data' })
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['CASHFLOWS_CONFIGURATION_ID', '12345'],
    ['DATABASE_URL', 'localhost:5432'],
  ])('names %s when it is “%s”, and how it must be', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(
      new RegExp(`^The simulator cannot start[^]*\\n {2}${name} must `),
    )
  })
})
