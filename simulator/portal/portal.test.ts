import { onEveryStore } from 'cashflows-postgres/testing'
import { expect, test } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { portalAt } from '../testing/portal.ts'
import { mounts } from '../testing/simulator.ts'

onEveryStore('the Portal', simulatorStore, (database) => {
  test.each(mounts)('mounted at "%s" says it in words where it has no such page', async (mount) => {
    const there = await portalAt(database(), mount)
    const reader = await there.signedInAs('Read only')
    const { status, text } = await reader.get('/nonsense')
    expect(status).toBe(404)
    expect(text).toContain('There is no such page in the Portal')
    expect(text).toContain('aria-label="Portal"')
    expect((await reader.post('/nonsense')).status).toBe(404)
    expect((await there.browser().get('/nonsense')).location).toMatch(/^\/sign-in/)
  })

  test('leads back to the shop where that is known', async () => {
    const page = async (mount: (typeof mounts)[number]) =>
      (await (await (await portalAt(database(), mount)).signedInAs('Owner')).get('/transactions')).text
    expect(await page('/simulator')).toContain('<a href="https://gateway.test">Go to the shop</a>')
    expect(await page('')).not.toContain('Go to the shop')
  })

  test.each(['/appearance/share/%00/form.en_GB.auto/payment/card', '/appearance/%00'])(
    'has no page at %s',
    async (path) => {
      const owner = await (await portalAt(database())).signedInAs('Owner')
      const { status, text } = await owner.get(path)
      expect(status).toBe(404)
      expect(text).toContain('There is no such page in the Portal')
    },
  )
})
