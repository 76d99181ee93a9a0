import { expect, it } from 'vitest'
import { onEveryStore } from '../../postgres/stores-under-test'
import { simulatorStore } from '../store/store'
import { portalAt } from './portal-under-test'

onEveryStore('The Portal', simulatorStore, (database) => {
  it.each(['/appearance/share/%00/form.en_GB.auto/payment/card', '/appearance/%00'])(
    'has no page at %s',
    async (path) => {
      const owner = await (await portalAt(database())).signedInAs('Owner')
      const { status, text } = await owner.get(path)
      expect(status).toBe(404)
      expect(text).toContain('There is no such page in the Portal.')
    },
  )
})
