import { expect, it, vi } from 'vitest'
import { environment } from '@/lib/environment'
import { onEveryStore } from '@/lib/orders/testing'
import { madePassword, sessionPasswords } from './session-passwords'
import { secrets } from './tables'

vi.mock('@/lib/environment')

onEveryStore('the session password', (database) => {
  it('is made once, by whichever of several processes comes first', async () => {
    await database().delete(secrets)
    const made = await Promise.all(Array.from({ length: 5 }, () => madePassword(database())))
    expect(new Set(made).size).toBe(1)
    expect(made[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(await madePassword(database())).toBe(made[0])
  })
})

it('is the one that is configured, before the one that it replaces', async () => {
  const configured = { sessionPassword: 'new', previousSessionPassword: 'old' }
  vi.mocked(environment).mockReturnValue(configured as ReturnType<typeof environment>)
  expect(await sessionPasswords()).toEqual(['new', 'old'])
})
